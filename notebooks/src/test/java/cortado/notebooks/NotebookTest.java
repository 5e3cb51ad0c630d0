package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.notebooks.Notebook.Cell;
import cortado.notebooks.Notebook.Output;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code cortado run} stores, and what is committed for readers who run nothing. */
class NotebookTest {
    private static final int MOST_BYTES = 300_000;
    /** Other processors round otherwise, and training enlarges that. */
    private static final double OTHER_MACHINE = 0.05;

    private static final String STALE =
            "The committed outputs are not those of the cells. Run and save the notebook again:"
                    + " jupyter nbconvert --execute --inplace --ExecutePreprocessor.record_timing=False";

    static List<Path> notebooks() {
        return Places.notebooks();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void all_cells_run_without_error_output(Path notebook) {
        List<Output> outputs = Executed.byCortado(notebook).outputs();
        assertThat(outputs).isNotEmpty();
        assertThat(outputs).noneMatch(output -> output.type().equals("error"));
        assertThat(outputs).noneMatch(output -> output.kind().equals("stream stderr"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void a_fit_leaves_one_picture_and_its_text(Path notebook) throws IOException {
        List<Cell> fits = Executed.byCortado(notebook).cells().stream()
                .filter(Cell::isFit)
                .toList();
        assertThat(fits).isNotEmpty();
        for (Cell fit : fits) {
            assertThat(fit.kinds()).containsExactly("display_data [image/png, text/plain]");
            Output picture = fit.outputs().get(0);
            var metadata = picture.json().path("metadata").path("image/png");
            assertThat(metadata.path("alt").asText()).startsWith("loss training 0.");
            byte[] png = Base64.getMimeDecoder().decode(picture.data("image/png"));
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(2 * metadata.path("width").asInt());
            assertThat(image.getHeight()).isEqualTo(2 * metadata.path("height").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void every_output_has_text(Path notebook) {
        for (Output output : Executed.byCortado(notebook).outputs()) {
            assertThat(output.text()).as(output.kind()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void an_untrusted_notebook_loses_nothing(Path notebook) {
        Notebook executed = Executed.byCortado(notebook);
        assertThat(executed.outputs()).noneMatch(output -> output.types().contains("image/svg+xml"));
        assertThat(executed.outputs()).noneMatch(output -> output.types().contains("application/javascript"));
        assertThat(executed.html()).isNotEmpty().allSatisfy(html -> assertThat(StoredHtml.problems(html))
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void files_stay_small(Path notebook) throws IOException {
        assertThat(Files.size(Executed.byCortado(notebook).file())).isLessThan(MOST_BYTES);
        assertThat(Files.size(notebook)).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void the_committed_outputs_are_those_of_the_committed_cells(Path notebook) {
        List<Cell> committed = Notebook.read(notebook).cells();
        List<Cell> executed = Executed.byCortado(notebook).cells();
        boolean isTrained = false;
        for (int i = 0; i < executed.size(); i++) {
            isTrained |= executed.get(i).isFit();
            assertThat(committed.get(i).kinds())
                    .as(STALE)
                    .isEqualTo(executed.get(i).kinds());
            if (!isTrained) {
                assertThat(committed.get(i).texts())
                        .as(STALE)
                        .isEqualTo(executed.get(i).texts());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void the_committed_accuracy_is_that_of_another_machine_at_most(Path notebook) {
        List<String> committed = Notebook.read(notebook).accuracies();
        List<String> executed = Executed.byCortado(notebook).accuracies();
        assertThat(committed).as(STALE).hasSameSizeAs(executed);
        for (int i = 0; i < executed.size(); i++) {
            assertThat(Double.parseDouble(committed.get(i)))
                    .as(STALE)
                    .isCloseTo(Double.parseDouble(executed.get(i)), within(OTHER_MACHINE));
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void committed_cells_hold_no_times_of_one_machine(Path notebook) {
        assertThat(Notebook.read(notebook).cells())
                .allSatisfy(cell -> assertThat(cell.metadata().has("execution")).isFalse());
    }
}

package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.notebooks.Notebook.Cell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same notebooks in the Jupyter of this machine, and its page in a browser. */
class JupyterTest {
    private static final int TRAINING_BLUE = 0x0072B2;
    private static final int VALIDATION_ORANGE = 0xD55E00;
    private static final int FULL_CELL_BLUE = 0x08306B;

    static List<Path> notebooks() {
        return Places.notebooks();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void jupyter_stores_what_cortado_run_stores(Path notebook) {
        List<Cell> ours = Executed.byCortado(notebook).cells();
        List<Cell> theirs = Executed.byJupyter(notebook).cells();
        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(theirs.get(i).kinds())
                    .as(ours.get(i).source())
                    .isEqualTo(ours.get(i).kinds());
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void jupyter_shows_the_same_accuracy(Path notebook) {
        List<String> accuracies = Executed.byCortado(notebook).accuracies();
        assertThat(accuracies).isNotEmpty();
        assertThat(Executed.byJupyter(notebook).accuracies()).isEqualTo(accuracies);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void curves_and_confusion_matrix_are_on_the_page_of_nbconvert(Path notebook) {
        Screenshot page = Screenshot.of(Jupyter.installed().page(Executed.byJupyter(notebook)));
        assertThat(page.count(TRAINING_BLUE))
                .as("pixels of the training curves")
                .isGreaterThan(300);
        assertThat(page.count(VALIDATION_ORANGE))
                .as("pixels of the validation curves")
                .isGreaterThan(150);
        assertThat(page.count(FULL_CELL_BLUE)).as("pixels of the fullest cells").isGreaterThan(300);
    }
}

package cortado.data;

import static cortado.Cortado.adasyn;
import static cortado.Cortado.overSample;
import static cortado.Cortado.smote;
import static cortado.Cortado.standardize;
import static cortado.Cortado.tfIdf;
import static cortado.Cortado.underSample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cortado.Datasets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that know of each other are not cut into parts. */
class TiesTest {
    private static final Dataset UNEQUAL = unequal();
    private static final String COPIES =
            ": some of these rows are copies of others or were made of them, so that a row and its copy could"
                    + " be on both sides. Split first, then resample the training rows, e.g. learner.resample(overSample()).";
    private static final String ENCODED =
            ": an encoder made these rows by what it had learned from them, so that each part would know of the others. Split first, and let"
                    + " the encoder learn from the training rows, or begin the network with input(encoder), which sees to it.";

    private static Dataset unequal() {
        Dataset iris = Datasets.iris().train();
        return iris.rows(IntStream.range(0, 120)
                .filter(row -> iris.label(row).equals("virginica") || row % 4 > 0)
                .toArray());
    }

    private static void refuses(Dataset rows, String reason) {
        assertThatIllegalStateException().isThrownBy(() -> rows.split(0.2)).withMessage("split" + reason);
        assertThatIllegalStateException().isThrownBy(() -> rows.split(0.2, 1)).withMessage("split" + reason);
        assertThatIllegalStateException().isThrownBy(() -> rows.folds(3)).withMessage("folds" + reason);
        assertThatIllegalStateException()
                .isThrownBy(() -> Folds.ofTime(rows, 3))
                .withMessage("folds" + reason);
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.take(30).shuffled(1).split(0.2))
                .withMessage("split" + reason);
    }

    @Test
    void resampled_rows_are_not_split() {
        refuses(overSample().resample(UNEQUAL, 1), COPIES);
        refuses(smote().resample(UNEQUAL, 1), COPIES);
        int[] near = IntStream.range(0, UNEQUAL.size())
                .filter(row -> !UNEQUAL.label(row).equals("setosa"))
                .toArray();
        refuses(adasyn().resample(UNEQUAL.rows(near), 1), COPIES);
        refuses(UNEQUAL.rows(IntStream.range(0, 60).map(i -> i / 2).toArray()), COPIES);
        assertThat(underSample().resample(UNEQUAL, 1).folds(3)).hasSize(3);
        assertThat(UNEQUAL.shuffled(1).take(50).split(0.2).test().size()).isEqualTo(10);
    }

    @Test
    void rows_that_an_encoder_learned_from_are_not_split_when_it_has_encoded_them() {
        Split iris = Datasets.iris();
        ColumnEncoder encoder = standardize().fit(iris.train());

        refuses(encoder.encode(iris.train()), ENCODED);
        assertThat(encoder.encode(iris.test()).split(0.2).test().size()).isEqualTo(6);
        Map<String, ?> settings = new Gson()
                .fromJson(new Gson().toJson(encoder.settings()), new TypeToken<Map<String, Object>>() {}.getType());
        assertThat(ColumnEncoder.of(settings).encode(iris.train()).folds(3)).hasSize(3); // as read from a file
        Dataset sentences = Datasets.sentences().train().take(60);
        refuses(tfIdf().fit(sentences).encode(sentences), ENCODED);
    }

    @Test
    void groups_keep_copies_together() {
        Dataset twice = UNEQUAL.rows(IntStream.range(0, 60).map(i -> i / 2).toArray());
        List<Integer> groups = IntStream.range(0, 60).mapToObj(i -> i / 2).toList();

        Folds folds = Folds.ofGroups(twice, 5, groups);
        for (SplitRows cut : folds.rows()) {
            assertThat(Collections.disjoint(originals(cut.train()), originals(cut.heldOut())))
                    .isTrue();
        }
    }

    private static List<Integer> originals(int[] rows) {
        return IntStream.of(rows).mapToObj(row -> row / 2).toList();
    }
}

package cortado.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<String> METRICS = List.of("loss", "accuracy", "validation loss");

    @Test
    void a_slip_of_the_pen_finds_the_nearest_name() {
        assertThat(Names.didYouMean("acuracy", METRICS)).isEqualTo("; did you mean 'accuracy'?");
        assertThat(Names.didYouMean("Loss", METRICS)).isEqualTo("; did you mean 'loss'?");
        assertThat(Names.didYouMean("los", METRICS)).isEqualTo("; did you mean 'loss'?");
    }

    @Test
    void a_strange_name_gets_the_list() {
        assertThat(Names.didYouMean("f1", METRICS)).isEqualTo("; known: loss, accuracy, validation loss.");
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "flaw,lawn,2", "'',abc,3", "abc,'',3", "same,SAME,0"})
    void the_distance_counts_inserted_deleted_and_replaced_letters(String a, String b, int distance) {
        assertThat(Names.distance(a, b)).isEqualTo(distance);
    }
}

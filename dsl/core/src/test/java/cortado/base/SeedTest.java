package cortado.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_permutation_holds_every_number_once(long seed) {
        for (int size : new int[] {0, 1, 2, 10, 1000}) {
            assertThat(new Seed(seed).permutation(size))
                    .containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
        }
    }

    @Test
    void the_same_seed_gives_the_same_numbers() {
        assertThat(new Seed(7).child("shuffle").permutation(50))
                .containsExactly(new Seed(7).child("shuffle").permutation(50));
        assertThat(new Seed(7).random().nextLong())
                .isEqualTo(new Seed(7).random().nextLong());
    }

    @Test
    void purposes_numbers_and_seeds_give_different_streams() {
        Set<Long> values = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (long index = 0; index < 100; index++) {
                values.add(new Seed(seed).child(index).value());
            }
            for (String purpose : new String[] {"weights", "shuffle", "dropout", "validation"}) {
                values.add(new Seed(seed).child(purpose).value());
            }
        }

        assertThat(values).hasSize(100 * 104);
    }

    @Test
    void every_first_number_of_a_permutation_is_equally_likely() {
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            counts[new Seed(3).child(i).permutation(10)[0]]++;
        }

        // 1,000 expected, standard deviation 30.
        assertThat(IntStream.of(counts)).allMatch(count -> count > 850 && count < 1150);
    }
}

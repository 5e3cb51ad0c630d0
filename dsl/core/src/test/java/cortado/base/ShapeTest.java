package cortado.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void negative_axes_count_from_the_end() {
        Shape shape = Shape.of(3, 5, 7);

        assertThat(shape.get(0)).isEqualTo(3);
        assertThat(shape.get(-1)).isEqualTo(7);
        assertThat(shape.get(-3)).isEqualTo(3);
    }

    @Test
    void the_size_is_the_product_and_one_for_a_scalar() {
        assertThat(Shape.of(3, 5, 7).size()).isEqualTo(105);
        assertThat(Shape.of().size()).isEqualTo(1);
        assertThat(Shape.of(1 << 20, 1 << 20).size()).isEqualTo(1L << 40);
    }

    @Test
    void a_size_beyond_long_is_refused_instead_of_wrapping_around() {
        Shape huge = Shape.of(1 << 30, 1 << 30, 1 << 30);

        assertThatThrownBy(huge::size).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void changing_an_array_does_not_change_the_shape() {
        int[] dimensions = {2, 3};
        Shape shape = Shape.of(dimensions);
        dimensions[0] = 9;
        shape.toArray()[1] = 9;

        assertThat(shape).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(shape).isNotEqualTo(Shape.of(3, 2));
    }

    @Test
    void it_prints_with_and_without_the_batch() {
        assertThat(Shape.of(1, 28, 28)).hasToString("(1, 28, 28)");
        assertThat(Shape.of(1, 28, 28).batched()).isEqualTo("(N, 1, 28, 28)");
        assertThat(Shape.of().batched()).isEqualTo("(N)");
    }

    @Test
    void a_dimension_of_zero_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(0, 28))
                .withMessage("shape: every dimension must be at least 1, but was [0, 28]. "
                        + "Leave out the batch dimension, e.g. input(1, 28, 28).");
    }
}

package cortado.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cortado.base.Shape;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Tensor X = Tensor.of(new Input(Shape.of(4)));

    @Test
    void a_tensor_comes_after_all_it_is_computed_from_and_once() {
        Tensor shared = X.relu();
        Tensor sum = shared.sigmoid().plus(shared);

        assertThat(Graph.of(sum).tensors())
                .containsExactly(X, shared, Graph.inputsOf(sum.op()).get(0), sum);
    }

    @Test
    void results_come_in_order_of_first_need() {
        Tensor first = X.relu();
        Tensor second = X.sigmoid();

        assertThat(Graph.of(second, first).tensors()).containsExactly(X, second, first);
    }

    @Test
    void two_tensors_of_equal_operations_are_two_tensors() {
        assertThat(X.relu()).isNotEqualTo(X.relu());
    }

    @Test
    void a_scalar_can_be_combined_with_any_shape() {
        Tensor mean = X.mean();

        assertThat(X.minus(mean).shape()).isEqualTo(Shape.of(4));
        assertThat(mean.times(X).shape()).isEqualTo(Shape.of(4));
        assertThat(mean.isBatched()).isFalse();
        assertThat(mean.times(X).isBatched()).isTrue();
        assertThat(mean.affine(2, 1).isBatched()).isFalse();
    }

    @Test
    void unequal_shapes_are_refused() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> X.plus(Tensor.of(new Input(Shape.of(5)))))
                .withMessage("elementwise arithmetic needs equal shapes, but got (4) and (5)")
                .satisfies(refused -> assertThat(refused.fix()).isEqualTo("Reshape one of them."));
    }

    @Test
    void a_reshape_keeps_the_number_of_values() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> X.reshape(Shape.of(2, 3)))
                .withMessage("reshape to (2, 3) needs 6 values per sample")
                .satisfies(refused -> assertThat(refused.fix()).isEqualTo("Choose a shape of size 4."));
    }

    @Test
    void a_convolution_needs_the_channels_of_its_filters() {
        Tensor image = Tensor.of(new Input(Shape.of(1, 5, 5)));
        Tensor weight = Tensor.of(new Parameter("w", Shape.of(2, 3, 3, 3), Initializer.constant(0)));
        Tensor bias = Tensor.of(new Parameter("b", Shape.of(2), Initializer.constant(0)));

        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> image.conv2d(weight, bias, 1, 0))
                .withMessage("conv2d with filters over 3 channels needs as many")
                .satisfies(refused ->
                        assertThat(refused.fix()).isEqualTo("Pass an input of shape (N, 3, height, width)."));
    }

    @Test
    void a_tensor_prints_its_operation_and_shape() {
        assertThat(X.relu()).hasToString("Elementwise (N, 4)");
        assertThat(X.mean()).hasToString("BatchMean ()");
    }
}

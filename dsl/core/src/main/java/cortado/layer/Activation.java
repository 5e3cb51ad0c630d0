package cortado.layer;

import cortado.graph.Elementwise.Function;
import cortado.graph.Initializer;
import cortado.graph.Tensor;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The functions that can follow a layer. */
public enum Activation {
    LINEAR(x -> x),
    RELU(Tensor::relu),
    GELU(x -> x.apply(Function.GELU)),
    TANH(x -> x.apply(Function.TANH)),
    SIGMOID(Tensor::sigmoid),
    SOFTMAX(Tensor::softmax);

    private final transient UnaryOperator<Tensor> function;

    Activation(UnaryOperator<Tensor> function) {
        this.function = function;
    }

    /** Records this function of the tensor. */
    public Tensor of(Tensor x) {
        return function.apply(x);
    }

    /** Returns how the weights before this activation start: He-uniform before rectifiers, else Glorot-uniform. */
    Initializer initializer(long fanIn, long fanOut) {
        return this == RELU || this == GELU ? Initializer.heUniform(fanIn) : Initializer.glorotUniform(fanIn, fanOut);
    }

    /** Returns the name as users write it, for example {@code relu}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

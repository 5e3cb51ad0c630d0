package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A symbolic array: the result of one operation. Calling a method records another operation; nothing is computed.
 *
 * <p>Shapes are stated without the batch dimension. Immutable; two tensors are equal only if they are the same object.
 */
public final class Tensor {
    private final Op op;
    private final @Nullable Tensor mask;

    private Tensor(Op op) {
        this.op = op;
        mask = Masks.of(op);
    }

    /** Returns the result of the operation. */
    public static Tensor of(Op op) {
        return new Tensor(op);
    }

    /** Returns the operation that gives this tensor. */
    public Op op() {
        return op;
    }

    /** Returns the shape, without the batch dimension. */
    public Shape shape() {
        return op.shape();
    }

    /** Returns whether there is a leading batch dimension. */
    public boolean isBatched() {
        return op.isBatched();
    }

    /**
     * Returns which steps of this sequence hold a token and no padding, (N, T) bool; null if all count. Operations that keep steps
     * apart hand it on.
     */
    public @Nullable Tensor mask() {
        return mask;
    }

    /** Returns {@code xWᵀ + b}; input (N, …, in), weight (out, in), bias (out), result (N, …, out). */
    public Tensor linear(Tensor weight, Tensor bias) {
        return of(new Linear(this, weight, bias));
    }

    /**
     * Returns the cross-correlation with a bank of filters; input (N, C, H, W), weight (F, C, kernel, kernel), bias (F).
     *
     * @param stride step of the window in both directions, pixels
     * @param padding zeros added on each side, pixels
     */
    public Tensor conv2d(Tensor weight, Tensor bias, int stride, int padding) {
        return of(new Conv2d(this, weight, bias, stride, padding));
    }

    /** Returns the largest value of each window; input (N, C, H, W); rows and columns that do not fill a window are dropped. */
    public Tensor maxPool2d(int size, int stride) {
        return of(new Pool2d(this, Pool2d.Kind.MAX, size, stride));
    }

    /** Returns the mean of each window; input (N, C, H, W); rows and columns that do not fill a window are dropped. */
    public Tensor avgPool2d(int size, int stride) {
        return of(new Pool2d(this, Pool2d.Kind.AVERAGE, size, stride));
    }

    /** Returns the same values in another shape of equal size, row-major; the batch dimension stays. */
    public Tensor reshape(Shape shape) {
        return of(new Reshape(this, shape));
    }

    /** Returns the mean over all but the first dimension of each sample: (N, C, H, W) becomes (N, C). */
    public Tensor meanOfChannels() {
        return of(new SampleMean(this));
    }

    /** Returns the mean of all elements, a scalar. */
    public Tensor mean() {
        return of(new BatchMean(this));
    }

    /** Returns an elementwise function of this tensor. */
    public Tensor apply(Elementwise.Function function) {
        return of(new Elementwise(this, function));
    }

    /** Returns {@code max(x, 0)}. */
    public Tensor relu() {
        return apply(Elementwise.Function.RELU);
    }

    /** Returns {@code 1 / (1 + exp(-x))}. */
    public Tensor sigmoid() {
        return apply(Elementwise.Function.SIGMOID);
    }

    /** Returns the exponentials of the last dimension divided by their sum. */
    public Tensor softmax() {
        return of(new Softmax(this));
    }

    /** Returns the elementwise sum; an unbatched operand is added to every sample. */
    public Tensor plus(Tensor other) {
        return of(new Arithmetic(this, other, Arithmetic.Operator.ADD));
    }

    /** Returns the elementwise difference. */
    public Tensor minus(Tensor other) {
        return of(new Arithmetic(this, other, Arithmetic.Operator.SUBTRACT));
    }

    /** Returns the elementwise product. */
    public Tensor times(Tensor other) {
        return of(new Arithmetic(this, other, Arithmetic.Operator.MULTIPLY));
    }

    /** Returns the elementwise quotient. */
    public Tensor dividedBy(Tensor other) {
        return of(new Arithmetic(this, other, Arithmetic.Operator.DIVIDE));
    }

    /** Returns {@code scale * x + offset}. */
    public Tensor affine(double scale, double offset) {
        return of(new Affine(this, scale, offset));
    }

    /** Returns each element to a constant power. */
    public Tensor power(double exponent) {
        return of(new Power(this, exponent));
    }

    /** Returns {@code x * x}. */
    public Tensor square() {
        return times(this);
    }

    /** Returns the operation's name and the shape, for example {@code Linear (N, 10)}. */
    @Override
    public String toString() {
        return op.getClass().getSimpleName() + " " + (isBatched() ? shape().batched() : shape().toString());
    }
}

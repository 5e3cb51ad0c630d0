package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;
import java.util.Locale;

/**
 * A support vector machine of classes, by Smile's LASVM; of more than two, one for each pair. Columns are standardized unless {@link
 * #encodedBy} says otherwise.
 *
 * <p>The class is the one that most pairs vote for; of equal votes, the first. Probabilities come from sigmoids of the decision values
 * of rows that were left out (Platt 2000; 5 folds), of several classes coupled by pairs (Wu, Lin and Weng 2004), as in libsvm; now and then
 * the most probable class is not the one voted for. LASVM takes rows one by one, twice, in an order drawn from the seed: it comes close
 * to the solution that libsvm finds, not to its last digits.
 *
 * @see <a href="https://www.jmlr.org/papers/v6/bordes05a.html">Bordes, Ertekin, Weston and Bottou 2005</a>
 */
public final class Svm extends Baseline<Svm, InstanceModel> {
    private final double c;
    private final SvmKernel kernel;

    private Svm(Setup setup, double c, SvmKernel kernel) {
        super(setup);
        this.c = c;
        this.kernel = kernel;
    }

    /** Returns one with {@code C = 1} and a Gaussian kernel whose width follows the features, as scikit-learn's. */
    public static Svm of() {
        return new Svm(Setup.of(Encoding.STANDARDIZED), 1, SvmKernel.SCALED);
    }

    /**
     * Returns one with another price of errors.
     *
     * @param price above 0; default 1
     */
    public Svm c(double price) {
        return new Svm(setup(), price, kernel);
    }

    /** Returns one with the kernel {@code x · z}. */
    public Svm linear() {
        return new Svm(setup(), c, SvmKernel.LINEAR);
    }

    /**
     * Returns one with the kernel {@code exp(-gamma |x - z|²)}.
     *
     * @param gamma above 0; default one divided by the number of features and by the variance of all their numbers
     */
    public Svm gaussian(double gamma) {
        return new Svm(setup(), c, new SvmKernel(SvmKernel.Kind.GAUSSIAN, gamma));
    }

    /**
     * Returns one with the kernel {@code (gamma x · z + 1)^degree}, gamma as by default for {@link #gaussian}.
     *
     * @param degree at least 1; 2 and 3 are usual
     */
    public Svm polynomial(int degree) {
        return new Svm(setup(), c, new SvmKernel(SvmKernel.Kind.POLYNOMIAL, degree));
    }

    @Override
    String name() {
        return "svm";
    }

    @Override
    Svm with(Setup other) {
        return new Svm(other, c, kernel);
    }

    @Override
    void check(Problems problems) {
        problems.check(c > 0 && c < Double.POSITIVE_INFINITY, "c must be above 0, but was %s. Try c(1)", c);
        kernel.check(problems);
    }

    @Override
    boolean learnsValues() {
        return false;
    }

    @Override
    InstanceModel learn(Schema schema, Rows rows, Seed seed) {
        Pairs pairs = Alone.with(seed, () -> Pairs.of(rows, kernel.of(rows.x()), c, seed));
        return InstanceModel.of(schema, pairs, pairs.vectors());
    }

    @Override
    String options() {
        return "()" + (c == 1 ? "" : String.format(Locale.ROOT, ".c(%s)", c)) + kernel.text();
    }
}

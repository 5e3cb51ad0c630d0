package cortado.ensemble;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.Arrays;
import java.util.List;

/**
 * Estimators that each learn from all rows and vote: by their classes, or by the mean of their probabilities. Real values are averaged.
 * Immutable; each option returns another one.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/ensemble.html">scikit-learn's VotingClassifier and VotingRegressor</a>
 */
public final class Voting implements Estimator<EnsembleModel> {
    /** What is counted. */
    private enum Vote {
        HARD("vote"),
        SOFT("softVote");

        private final String call;

        Vote(String call) {
            this.call = call;
        }
    }

    private final Vote vote;
    private final Members members;
    private final List<Double> weights;

    private Voting(Vote vote, Members members, List<Double> weights) {
        this.vote = vote;
        this.members = members;
        this.weights = weights;
    }

    /** Returns a vote of classes, of which that with most votes is predicted; of equally many, the first. */
    public static Voting hard(Estimator<?>... estimators) {
        return new Voting(Vote.HARD, new Members(Arrays.asList(estimators)), List.of());
    }

    /** Returns the mean of the probabilities of classes, of which the largest is predicted; or of real values. */
    public static Voting soft(Estimator<?>... estimators) {
        return new Voting(Vote.SOFT, new Members(Arrays.asList(estimators)), List.of());
    }

    /**
     * Returns this vote in which estimators count unequally.
     *
     * @param each one for each estimator, in their order, at least 0 and not all 0; default 1 each
     */
    public Voting weights(double... each) {
        return new Voting(vote, members, Arrays.stream(each).boxed().toList());
    }

    /** Returns this vote whose estimators have seeds derived from this one; without it, each has its own. */
    @Override
    public Voting seed(long seed) {
        return new Voting(vote, members.seed(new Seed(seed).child("voting")), weights);
    }

    @Override
    public Voting quiet() {
        return new Voting(vote, members.map(Estimator::quiet), weights);
    }

    @Override
    public Voting withoutFiles() {
        return new Voting(vote, members.map(Estimator::withoutFiles), weights);
    }

    /**
     * Returns what all estimators have learned from the rows, one after another, quietly and without files.
     *
     * @throws IllegalArgumentException if there is no estimator, the weights do not fit, or as the estimators' {@code fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    @Override
    public EnsembleModel fit(Dataset data) {
        Problems problems = Problems.in(vote.call);
        problems.check(
                members.size() > 0, "there is no estimator. Pass some, e.g. %s(learner, randomForest())", vote.call);
        problems.check(
                weights.isEmpty() || weights.size() == members.size(),
                "there are %d weights, but %d estimators. Give one for each, or leave them out",
                weights.size(),
                members.size());
        problems.check(
                weights.stream().allMatch(weight -> weight >= 0 && weight < Double.POSITIVE_INFINITY)
                        && (weights.isEmpty() || weights.stream().anyMatch(weight -> weight > 0)),
                "weights must be at least 0 and not all 0, but were %s. Try weights(2, 1)",
                weights);
        problems.check(
                vote == Vote.SOFT || data.isClassification(),
                "it counts classes, but the rows have none. Use softVote(...), which averages real values");
        problems.throwIfAny();
        double[] each = weights.isEmpty()
                ? ones(members.size())
                : weights.stream().mapToDouble(Double::doubleValue).toArray();
        List<Fitted> fitted = members.fit(vote.call, data);
        boolean isClassification = data.isClassification();
        int classes = isClassification ? data.classCount() : 0;
        return EnsembleModel.of(
                vote.call,
                fitted,
                data,
                (models, rows) -> vote == Vote.HARD
                        ? Predictions.votes(models, each, rows, classes)
                        : Predictions.mean(models, each, rows, isClassification));
    }

    static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Returns this vote as it is written. */
    @Override
    public String toString() {
        String counted = weights.isEmpty()
                ? ""
                : ".weights("
                        + String.join(
                                ", ", weights.stream().map(String::valueOf).toList()) + ")";
        return vote.call + "(" + String.join(", ", members.names()) + ")" + counted;
    }
}

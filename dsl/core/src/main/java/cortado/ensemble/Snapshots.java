package cortado.ensemble;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.train.Estimator;
import cortado.train.Fitted;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Several models of one training whose learning rate falls and starts anew: each cycle goes on from the weights of the one before, and its
 * last ones are a member; probabilities or real values are averaged. It costs what one long training does. Immutable.
 *
 * <p>The learner says what a cycle is: {@code epochs} its length, and a rate that falls to 0 over it, {@code sgd(cosine(0.1))}. Moments of the
 * optimizer begin anew with each cycle, unlike in the paper. Rows come in another order in each, unless a share of them is validated on, which
 * has to be the same.
 *
 * @see <a href="https://arxiv.org/abs/1704.00109">Huang et al. 2017</a>
 */
public final class Snapshots implements Estimator<EnsembleModel> {
    private final Learner learner;
    private final int cycles;

    private Snapshots(Learner learner, int cycles) {
        this.learner = learner;
        this.cycles = cycles;
    }

    /**
     * Returns the mean of a model for each cycle.
     *
     * @param learner of one cycle
     * @param cycles at least 1; 3 to 6 are usual
     */
    public static Snapshots of(Learner learner, int cycles) {
        return new Snapshots(learner, cycles);
    }

    @Override
    public Snapshots seed(long seed) {
        return new Snapshots(learner.seed(seed), cycles);
    }

    @Override
    public Snapshots quiet() {
        return new Snapshots(learner.quiet(), cycles);
    }

    @Override
    public Snapshots withoutFiles() {
        return new Snapshots(learner.withoutFiles(), cycles);
    }

    /**
     * Returns the models of all cycles.
     *
     * @throws IllegalArgumentException if there is no cycle, or as the learner's {@code fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    @Override
    public EnsembleModel fit(Dataset data) {
        Problems problems = Problems.in("snapshots");
        problems.check(cycles >= 1, "there must be at least 1 cycle, but was %d. Try snapshots(learner, 5)", cycles);
        problems.throwIfAny();
        Model model = Members.fit("snapshots", learner, data);
        List<Fitted> models = new ArrayList<>(List.of(model));
        Seed seed = new Seed(model.seed()).child("snapshots");
        for (int cycle = 1; cycle < cycles; cycle++) {
            Learner next = learner.goingOnFrom(model);
            model = Members.fit(
                    "snapshots",
                    learner.isValidated() ? next : next.seed(seed.child(cycle).value()),
                    data);
            models.add(model);
        }
        double[] ones = Voting.ones(cycles);
        boolean isClassification = data.isClassification();
        return EnsembleModel.of(
                "snapshots", models, data, (members, rows) -> Predictions.mean(members, ones, rows, isClassification));
    }

    /** Returns this as it is written. */
    @Override
    public String toString() {
        return "snapshots(" + Members.name(learner) + ", " + cycles + ")";
    }
}

package cortado.ensemble;

import cortado.data.Dataset;
import cortado.train.Fitted;
import java.util.List;

/** How the predictions of fitted members become one. */
@FunctionalInterface
interface Combination {
    /** Returns the probabilities of all classes, or the real values, of each row. */
    float[][] of(List<Fitted> members, Dataset rows);
}

package cortado.search;

import java.util.List;

/** Which trials come next. A strategy is a function of what is finished, so that a search goes on where another was cut off. */
interface Strategy {
    /**
     * Returns the trials to do next, side by side; none if the search is over.
     *
     * @param finished all trials so far, in the order of their numbers
     */
    List<Planned> next(List<Finished> finished);

    /** Returns how many trials there will be; an upper bound. */
    int trials();
}

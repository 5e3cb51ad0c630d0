package cortado.metric;

/** How the numbers of several classes become one. */
public enum Average {
    /** The positive class alone: the second of two. */
    BINARY,
    /** Computed from the counts of all classes together; every row weighs the same. */
    MICRO,
    /** The mean over the classes; every class weighs the same. */
    MACRO,
    /** The mean over the classes, each weighted by its support, the number of its rows. */
    WEIGHTED
}

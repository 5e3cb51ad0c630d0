package cortado.search;

/** How a trial ended. */
public enum TrialState {
    /** With a score. */
    DONE,
    /** Early, because it was worse than half of the earlier ones. */
    PRUNED,
    /** With an error. */
    FAILED
}

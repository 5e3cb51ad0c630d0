package cortado.display;

/** A display that is replaced while something runs. All methods may be called from any thread. */
public interface LiveDisplay {
    /** Replaces what is shown by an interim bundle whose {@code text/plain} part is one line. */
    void update(MimeBundle interim);

    /** Replaces what is shown by the final bundle; later calls have no effect. */
    void finish(MimeBundle last);
}

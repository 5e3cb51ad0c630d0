package cortado.search;

/** A mistake in how a search is set up, which is no matter of one trial and ends it. */
final class MisuseException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MisuseException(String message) {
        super(message);
    }
}

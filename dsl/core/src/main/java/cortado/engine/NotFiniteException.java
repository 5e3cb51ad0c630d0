package cortado.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A loss that was infinite or not a number; the step that had it changed no weights. */
public final class NotFiniteException extends ArithmeticException {
    /** How a program says it: step and value follow. */
    static final String MARK = "cortado:loss:";

    private static final long serialVersionUID = 1;
    private static final Pattern FORM = Pattern.compile(MARK + "(\\d+)/([^/]*)/");

    private final int step;
    private final double value;

    private NotFiniteException(int step, double value) {
        super("the loss became " + value);
        this.step = step;
        this.value = value;
    }

    /** Returns what a native failure says about a loss, if it does. */
    static Optional<NotFiniteException> in(RuntimeException failure) {
        Matcher found = FORM.matcher(String.valueOf(failure.getMessage()));
        if (!found.find()) {
            return Optional.empty();
        }
        String text = found.group(2);
        double size = text.contains("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
        return Optional.of(
                new NotFiniteException(Integer.parseInt(found.group(1)), text.startsWith("-") ? -size : size));
    }

    /** Returns this failure of another step of the call. */
    NotFiniteException at(int otherStep) {
        return new NotFiniteException(otherStep, value);
    }

    /** Returns which step of the call it was, counted from 0. */
    public int step() {
        return step;
    }

    /** Returns the loss. */
    public double value() {
        return value;
    }
}

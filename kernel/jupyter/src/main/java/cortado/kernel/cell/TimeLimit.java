package cortado.kernel.cell;

import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long one statement may run, as IJava's and JJava's option {@code …_TIMEOUT} sets it. */
final class TimeLimit {
    private static final Pattern TEXT = Pattern.compile("(-?\\d+)\\s*([A-Za-z]*)");
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "cortado-limit", 0, false);
        thread.setDaemon(true);
        return thread;
    });

    private final String text;
    private final long millis;

    private TimeLimit(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    /**
     * Returns the limit, for example of {@code 30 SECONDS}, or of a number of milliseconds; less than 1, or no text, is no
     * limit.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static TimeLimit parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return new TimeLimit("", 0);
        }
        Matcher matcher = TEXT.matcher(stripped);
        try {
            if (matcher.matches()) {
                String unit = matcher.group(2).isEmpty()
                        ? "MILLISECONDS"
                        : matcher.group(2).toUpperCase(Locale.ROOT);
                return new TimeLimit(stripped, TimeUnit.valueOf(unit).toMillis(Long.parseLong(matcher.group(1))));
            }
        } catch (IllegalArgumentException unknownUnit) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "the timeout must be a number of milliseconds, or a number and a unit, but was '" + stripped
                        + "'. Write for example 30 SECONDS.");
    }

    /** Stops the statement when its time is over, and says so. */
    Outcome limit(Evaluator evaluator, Supplier<Outcome> statement) {
        if (millis < 1) {
            return statement.get();
        }
        AtomicBoolean isOver = new AtomicBoolean();
        ScheduledFuture<?> alarm = TIMER.schedule(
                () -> {
                    isOver.set(true);
                    evaluator.interrupt(line -> {});
                },
                millis,
                TimeUnit.MILLISECONDS);
        Outcome outcome = statement.get();
        boolean isInTime = alarm.cancel(false);
        if (isInTime || !isOver.get() || outcome.error() == null) {
            return outcome;
        }
        String message = "the statement ran longer than " + (text.matches("-?\\d+") ? text + " ms" : text)
                + ". Variables keep the values they had. The limit is set by IJAVA_TIMEOUT or JJAVA_TIMEOUT.";
        return new Outcome(Outcome.Kind.FAILED, "", null, new CellError("Timeout", message, List.of(message), ""));
    }
}

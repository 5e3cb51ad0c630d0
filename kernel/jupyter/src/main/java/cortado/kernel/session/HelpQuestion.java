package cortado.kernel.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell that asks what something is: {@code Math.max?} or {@code ?Math.max}. */
final class HelpQuestion {
    private static final Pattern QUESTION =
            Pattern.compile("\\s*(?:\\?{1,2}\\s*([\\w$.]*[\\w$])|([\\w$.]*[\\w$])\\s*\\?{1,2})\\s*");

    private HelpQuestion() {}

    /** Returns what the cell asks about, if it is such a cell. */
    static Optional<String> in(String source) {
        Matcher matcher = QUESTION.matcher(source);
        return matcher.matches()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }
}

package cortado.kernel.assist;

import cortado.display.MimeBundle;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that asks what something is: {@code Math.max?} or {@code ?Math.max}.
 *
 * @param name what it asks about
 */
public record HelpQuestion(String name) {
    private static final Pattern QUESTION =
            Pattern.compile("\\s*(?:\\?{1,2}\\s*([\\w$.]*[\\w$])|([\\w$.]*[\\w$])\\s*\\?{1,2})\\s*");

    /** Returns the question, if the cell is one. */
    public static Optional<HelpQuestion> in(String source) {
        Matcher matcher = QUESTION.matcher(source);
        return matcher.matches()
                ? Optional.of(new HelpQuestion(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)))
                : Optional.empty();
    }

    /** Gives the answer to the page; returns an error if nothing is known. */
    public Optional<CellError> answer(Evaluator evaluator, Consumer<MimeBundle> page) {
        Optional<Inspector.Description> help = new Inspector(evaluator).inspect(name, name.length(), true);
        if (help.isEmpty()) {
            String problem = "nothing is known about '" + name + "'. Check its spelling, or import it first.";
            return Optional.of(new CellError("UnknownName", problem, List.of(problem), ""));
        }
        page.accept(MimeBundle.text(help.get().text())
                .with(MimeBundle.HTML, help.get().html()));
        return Optional.empty();
    }
}

package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Describes what stands at the cursor. */
public final class Inspector {
    private static final Pattern DOTTED = Pattern.compile("[\\w$.]+$");

    private final Evaluator evaluator;

    /** Returns an inspector that knows what was evaluated there. */
    public Inspector(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the signatures of the name at the cursor, or of the call around it, one a line; empty if it is unknown. */
    public String inspect(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String before = code.substring(0, end);
        String snippet = before.substring(Completer.pieceStart(evaluator.split(before)));
        Matcher dotted = DOTTED.matcher(snippet);
        String name = dotted.find() ? dotted.group() : snippet;
        return Stream.of(snippet, snippet + "(", name)
                .map(this::signatures)
                .filter(signatures -> !signatures.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String signatures(String snippet) {
        List<Documentation> found = evaluator.analysis().documentation(snippet, snippet.length(), false);
        return found.stream().map(Documentation::signature).distinct().collect(Collectors.joining("\n"));
    }
}

package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Describes what stands at the cursor. */
public final class Inspector {
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
        String name = code.substring(0, end);
        int offset = Completer.pieceStart(evaluator.split(name));
        String snippet = name.substring(offset);
        String signatures = signatures(snippet);
        return signatures.isEmpty() ? signatures(snippet + "(") : signatures;
    }

    private String signatures(String snippet) {
        List<Documentation> found = evaluator.analysis().documentation(snippet, snippet.length(), false);
        return found.stream().map(Documentation::signature).distinct().collect(Collectors.joining("\n"));
    }
}

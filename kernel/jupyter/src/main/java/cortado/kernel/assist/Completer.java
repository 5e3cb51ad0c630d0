package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what could stand at the cursor. */
public final class Completer {
    private final Evaluator evaluator;

    /**
     * What could stand at the cursor.
     *
     * @param matches the texts
     * @param start index where the replaced text starts; it ends at the cursor
     */
    public record Completion(List<String> matches, int start) {}

    /** Returns a completer that knows what was evaluated there. */
    public Completer(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the completions of the code at the cursor, best first. */
    public Completion complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        int offset = pieceStart(evaluator.split(before));
        int[] anchor = {before.length() - offset};
        List<Suggestion> suggestions =
                evaluator.analysis().completionSuggestions(before.substring(offset), before.length() - offset, anchor);
        return new Completion(texts(suggestions), offset + anchor[0]);
    }

    /** Returns where the snippet starts in which the text ends. */
    static int pieceStart(List<Piece> pieces) {
        return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).offset();
    }

    /** What fits the expected type comes first. */
    private static List<String> texts(List<Suggestion> suggestions) {
        return suggestions.stream()
                .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .collect(Collectors.toList());
    }
}

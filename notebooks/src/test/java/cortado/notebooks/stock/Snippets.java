package cortado.notebooks.stock;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/** Runs cells in this process, as the kernels do. */
public final class Snippets {
    private static volatile @Nullable Object value;

    private final JShell shell = JShell.builder().executionEngine("local").build();

    /** Starts JShell with the class path of this process. */
    public Snippets() {
        shell.addToClasspath(System.getProperty("java.class.path"));
    }

    /** Keeps the value of an expression; cells call it. */
    public static void keep(Object result) {
        value = result;
    }

    /** Returns the value of the last expression of the cell, null if it has none. */
    public @Nullable Object eval(String cell) {
        value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            run(piece.source());
            rest = piece.remaining();
        }
        return value;
    }

    private void run(String source) {
        Snippet snippet = shell.sourceCodeAnalysis().sourceToSnippets(source).get(0);
        boolean isValue = snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        String code =
                isValue ? Snippets.class.getName() + ".keep(" + source.strip().replaceFirst(";$", "") + ");" : source;
        for (SnippetEvent event : shell.eval(code)) {
            check(event);
        }
    }

    @CanIgnoreReturnValue
    private Snippet check(SnippetEvent event) {
        if (event.status() == Snippet.Status.REJECTED) {
            throw new IllegalArgumentException(shell.diagnostics(event.snippet())
                    .map(problem -> problem.getMessage(null))
                    .collect(Collectors.joining("\n", event.snippet().source() + "\n", "")));
        }
        JShellException thrown = event.exception();
        if (thrown != null) {
            throw new IllegalStateException(event.snippet().source(), thrown);
        }
        return event.snippet();
    }
}

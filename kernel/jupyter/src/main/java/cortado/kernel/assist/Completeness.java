package cortado.kernel.assist;

import com.sun.source.util.JavacTask;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Tells a console whether Enter runs the code or starts another line. */
public final class Completeness {
    private static final List<String> WRAPPERS = List.of("class W { void w() { ", "class W { ", "");

    private final Evaluator evaluator;

    /** Returns a judge of source text. */
    public Completeness(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns {@code complete}, {@code incomplete} or {@code invalid}. */
    public String judge(String code) {
        OpenEnd end = OpenEnd.of(code);
        if (end.isInComment() || end.isInTextBlock()) {
            return "incomplete";
        }
        List<Piece> pieces = evaluator.split(code);
        for (Piece piece : pieces) {
            // JShell takes "int int int" for something that may go on.
            if (piece.kind() == Piece.Kind.BROKEN
                    || piece.kind() == Piece.Kind.INCOMPLETE
                            && WRAPPERS.stream().allMatch(wrapper -> isBrokenBeforeEnd(wrapper, piece.code()))) {
                return "invalid";
            }
        }
        boolean isOpen = !pieces.isEmpty() && pieces.get(pieces.size() - 1).kind() == Piece.Kind.INCOMPLETE;
        return isOpen ? "incomplete" : "complete";
    }

    /** Returns the indentation of the line that follows incomplete code. */
    public String indent(String code) {
        return OpenEnd.of(code).indent();
    }

    /** The parser is content, or finds nothing worse than that the text ends too early. */
    private static boolean isBrokenBeforeEnd(String wrapper, String code) {
        int end = wrapper.length() + code.stripTrailing().length();
        return Stream.of(code, code + ";").allMatch(tried -> errors(wrapper + tried)
                .anyMatch(error -> error.getStartPosition() < end && !isUnclosed(error)));
    }

    private static boolean isUnclosed(Diagnostic<?> error) {
        return error.getCode().contains("premature.eof") || error.getCode().contains("unclosed.text.block");
    }

    private static Stream<Diagnostic<? extends JavaFileObject>> errors(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///W.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) compiler.getTask(null, null, found, List.of("-proc:none"), null, List.of(file));
        try {
            boolean isParsed = task.parse().iterator().hasNext();
            assert isParsed;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .limit(1);
    }
}

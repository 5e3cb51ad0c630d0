package cortado.kernel.assist;

import com.sun.source.util.JavacTask;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Scanner;
import cortado.kernel.magic.Magic;
import cortado.kernel.magic.Magics;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Tells a console whether Enter runs the code or starts another line. */
public final class Completeness {
    private static final int STEP = 4;
    private static final List<String> WRAPPERS = List.of("class W { void w() { ", "class W { ", "");

    private final Evaluator evaluator;

    /** Returns a judge of source text. */
    public Completeness(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns {@code complete}, {@code incomplete} or {@code invalid}. */
    public String judge(String code) {
        Optional<Magic> whole = Magics.ofCell(code);
        return whole.isPresent() ? Magics.judge(whole.get(), Magic.body(code)) : java(code);
    }

    private String java(String code) {
        if (isOpenEnded(Scanner.over(code))) {
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
        boolean isOpen = !pieces.isEmpty() && isOpen(pieces.get(pieces.size() - 1), pieces.size());
        return isOpen ? "incomplete" : "complete";
    }

    /** Returns the indentation of the line that follows incomplete code. */
    public String indent(String code) {
        if (Magics.ofCell(code).isPresent()) {
            return "";
        }
        String stripped = code.stripTrailing();
        String line = stripped.substring(stripped.lastIndexOf('\n') + 1);
        String same = line.substring(0, line.length() - line.stripLeading().length());
        Scanner end = Scanner.over(code);
        boolean opens = !line.isEmpty() && "([{".indexOf(line.charAt(line.length() - 1)) >= 0;
        if (isOpenEnded(end) || (!opens && (end.depth() > 0 || !same.isEmpty()))) {
            return same;
        }
        return same + " ".repeat(STEP);
    }

    /** What a cell is timed for comes on the next lines. */
    private static boolean isOpen(Piece last, int count) {
        boolean isTimer = last.kind() == Piece.Kind.MAGIC
                && count == 1
                && Magic.of(last.code()).name().equals(Magic.TIME_CELL);
        return isTimer || last.kind() == Piece.Kind.INCOMPLETE;
    }

    private static boolean isOpenEnded(Scanner end) {
        return end.place() == Scanner.Place.COMMENT || end.place() == Scanner.Place.TEXT_BLOCK;
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

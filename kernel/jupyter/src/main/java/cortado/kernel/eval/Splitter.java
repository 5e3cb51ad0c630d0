package cortado.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Splits a cell into snippets as JShell does when the lines are typed: a line that completes an expression ends it, even
 * without a semicolon, unless the next line goes on with a dot or an operator.
 */
final class Splitter {
    private static final Pattern GOES_ON = Pattern.compile(
            "\\.(?!\\d)|[?:)\\],=&|^<>*{]|!=|/(?![A-Za-z])|%(?![A-Za-z%])|\\+(?!\\+)|-(?!-)|instanceof\\b|throws\\b");
    private static final Pattern GOES_ON_ALWAYS = Pattern.compile("(else|catch|finally)\\b");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]+(\\(.*\\))?", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("/[A-Za-z!?].*", Pattern.DOTALL);

    private static final Pattern MAGIC_VALUE =
            Pattern.compile("(?:[\\w.$]+(?:\\s*<[\\w.$<>\\[\\], ?]*>)?(?:\\[\\])*\\s+)?[\\w$]+\\s*=\\s*%[A-Za-z].*");

    private final SourceCodeAnalysis analysis;

    Splitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Returns the pieces in order. */
    List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = Scanner.skipBlank(text, 0);
        while (at < text.length()) {
            Piece piece = next(text, at);
            pieces.add(piece);
            at = Scanner.skipBlank(text, Math.min(text.length(), at + lengthIn(text, piece)));
        }
        return pieces;
    }

    private Piece next(String text, int start) {
        String rest = text.substring(start);
        if (rest.startsWith("%")) {
            return new Piece(Piece.Kind.MAGIC, firstLine(rest), start);
        }
        if (MAGIC_VALUE.matcher(firstLine(rest)).matches()) {
            return new Piece(Piece.Kind.MAGIC_VALUE, firstLine(rest), start);
        }
        if (COMMAND.matcher(rest).matches()) {
            return new Piece(Piece.Kind.COMMAND, firstLine(rest), start);
        }
        Scanner scanner = new Scanner(text, start);
        while (true) {
            String code = text.substring(start, scanner.nextEnd());
            boolean isLast = Scanner.skipBlank(text, scanner.position()) >= text.length();
            if (isLast || !goesOn(code, text, scanner.position())) {
                CompletionInfo info = analysis.analyzeCompletion(code);
                if (isLast || isEnded(info.completeness(), code)) {
                    return piece(info, code, start);
                }
            }
        }
    }

    private static boolean isEnded(Completeness completeness, String code) {
        return switch (completeness) {
            case COMPLETE, UNKNOWN, EMPTY -> true;
            case COMPLETE_WITH_SEMI -> !ANNOTATION.matcher(code).matches();
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> false;
        };
    }

    private static boolean goesOn(String code, String text, int nextLine) {
        int next = Scanner.skipBlank(text, nextLine);
        if (GOES_ON_ALWAYS.matcher(text).region(next, text.length()).lookingAt()) {
            return true;
        }
        return !code.endsWith(";")
                && GOES_ON.matcher(text).region(next, text.length()).lookingAt();
    }

    private static Piece piece(CompletionInfo info, String code, int start) {
        return switch (info.completeness()) {
            case COMPLETE -> complete(code.substring(0, code.length() - remainingLength(info, code)), start);
            case COMPLETE_WITH_SEMI -> new Piece(Piece.Kind.OPEN, code + ";", start);
            case UNKNOWN -> new Piece(Piece.Kind.BROKEN, code, start);
            case EMPTY -> complete(code, start);
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> new Piece(Piece.Kind.INCOMPLETE, code, start);
        };
    }

    private static Piece complete(String code, int start) {
        return new Piece(code.endsWith(";") ? Piece.Kind.CLOSED : Piece.Kind.OPEN, code, start);
    }

    private static int remainingLength(CompletionInfo info, String code) {
        return code.endsWith(info.remaining()) ? info.remaining().length() : 0;
    }

    /** The semicolon of a snippet that lacked it is not in the text. */
    private static int lengthIn(String text, Piece piece) {
        return text.startsWith(piece.code(), piece.offset())
                ? piece.code().length()
                : piece.code().length() - 1;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Variable;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Describes what stands at the cursor: signatures, comments in short or in full, values of variables. */
public final class Inspector {
    private static final Pattern TYPE = Pattern.compile("((?:\\w+\\.)*(\\w+))\\([^()]*\\)");

    /** Before the name of a member or the parameters of a constructor. */
    private static final Pattern COMPONENTS = Pattern.compile("\\([^()]*\\)(?=\\.\\w|\\()");

    private static final Pattern DOTTED = Pattern.compile("[\\w$.]+$");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?[.!?])(?=\\s|<|$).*");
    private static final int MOST_OF_VALUE = 1_000;
    /** Front ends rarely ask for all details, so that short comments are told whole anyway. */
    private static final int SHORT_COMMENTS = 3_000;

    private final Evaluator evaluator;
    private final Sources sources;

    /**
     * What is known of a name.
     *
     * @param text for terminals
     * @param html for browsers
     */
    public record Description(String text, String html) {}

    /** Returns an inspector that knows what was evaluated there and reads the sources of the distribution. */
    public Inspector(Evaluator evaluator) {
        this(evaluator, home());
    }

    Inspector(Evaluator evaluator, Optional<File> sourceFolder) {
        this.evaluator = evaluator;
        this.sources = Sources.in(sourceFolder.orElse(null));
    }

    private static Optional<File> home() {
        return Optional.ofNullable(System.getProperty("cortado.home")).map(home -> new File(home, "src"));
    }

    /**
     * Describes the name at the cursor, or the call around it.
     *
     * @param isFull whether each comment is told whole even if, together, they are long; else by its first sentence
     */
    public Optional<Description> inspect(String code, int cursor, boolean isFull) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String before = code.substring(0, end);
        String snippet = MagicCompleter.javaOf(before.substring(Completer.pieceStart(evaluator.split(before))));
        Matcher dotted = DOTTED.matcher(snippet);
        String name = dotted.find() ? dotted.group() : snippet;
        Optional<Variable> variable = evaluator.variable(name);
        if (variable.isPresent()) {
            return variable.map(found -> describe(name, found));
        }
        return Stream.of(snippet, snippet + "(", name, name + "(")
                .map(this::documented)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> describe(found, isFull || isShort(found)));
    }

    private static Description describe(String name, Variable variable) {
        String value = variable.value().length() > MOST_OF_VALUE
                ? variable.value().substring(0, MOST_OF_VALUE) + " …"
                : variable.value();
        String declaration = variable.type() + " " + name;
        return new Description(
                declaration + " = " + value,
                "<pre><b>" + Comment.escape(declaration) + "</b> = " + Comment.escape(value) + "</pre>");
    }

    /** Returns comments by signature; an empty comment where there is none. */
    private Map<String, String> documented(String snippet) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Documentation each : evaluator.analysis().documentation(snippet, snippet.length(), true)) {
            String comment = each.javadoc();
            String signature = withoutComponents(each.signature(), snippet);
            found.putIfAbsent(signature, comment == null ? comment(signature) : comment);
        }
        return found;
    }

    /** Returns a signature as Java 17 gives it: newer Javas show a record's components beside its name, wherever that stands. */
    private static String withoutComponents(String signature, String snippet) {
        Matcher type = TYPE.matcher(signature);
        boolean isType = type.matches() && snippet.endsWith(type.group(2));
        return isType ? type.group(1) : COMPONENTS.matcher(signature).replaceFirst("");
    }

    /** Returns the comment in a cell or in the sources of the distribution. */
    private String comment(String signature) {
        MemberName member = MemberName.ofSignature(signature);
        String declared = evaluator.declarations(member.path().get(0));
        Optional<String> own = declared.isEmpty()
                ? Optional.empty()
                : member.in(CommentFinder.comments("class Cell {\n" + declared + "\n}"));
        return own.or(() -> sources.comment(member)).orElse("");
    }

    private static boolean isShort(Map<String, String> documented) {
        return documented.size() == 1
                || documented.values().stream().mapToInt(String::length).sum() <= SHORT_COMMENTS;
    }

    private static Description describe(Map<String, String> documented, boolean isFull) {
        List<String> text = new ArrayList<>();
        List<String> html = new ArrayList<>();
        documented.forEach((signature, comment) -> {
            boolean isTold = !comment.isBlank();
            text.add(signature
                    + (isTold
                            ? "\n"
                                    + shortened(Comment.text(comment), isFull)
                                            .indent(4)
                                            .replaceAll("(?m) +$", "")
                                            .stripTrailing()
                            : ""));
            html.add("<p><code><b>" + Comment.escape(signature) + "</b></code>"
                    + (isTold ? "<br>" + shortened(Comment.html(comment), isFull) : "") + "</p>");
        });
        return new Description(String.join("\n", text), String.join("\n", html));
    }

    private static String shortened(String comment, boolean isFull) {
        Matcher sentence = SENTENCE.matcher(comment);
        return !isFull && sentence.matches() ? sentence.group(1) : comment;
    }
}

package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Scanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what could stand at the cursor. */
public final class Completer {
    /** Looking a signature up takes milliseconds, so a long list does without. */
    private static final int MOST_SIGNATURES = 4;

    /** A single letter starts too many classes. */
    private static final int SHORTEST_CLASS = 2;

    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package permits private protected public record return sealed short static strictfp"
                            + " super switch synchronized this throw throws transient true try var void volatile while yield")
                    .split(" "));

    private final Evaluator evaluator;
    private final List<String> magics;
    private final ClassNames classes;

    /**
     * One text that could stand at the cursor.
     *
     * @param text what replaces the text between the start and the cursor
     * @param type {@code method}, {@code class}, {@code field}, {@code variable}, {@code keyword}, {@code magic} or {@code path}
     * @param signature of a method, or empty
     */
    public record Match(String text, String type, String signature) {
        Match(String text, String type) {
            this(text, type, "");
        }
    }

    /**
     * What could stand at the cursor.
     *
     * @param matches the texts, best first
     * @param start index where the replaced text starts; it ends at the cursor
     */
    public record Completion(List<Match> matches, int start) {
        /** Returns that nothing is known at the cursor. */
        public static Completion none(int cursor) {
            return new Completion(List.of(), cursor);
        }
    }

    /** Returns a completer that knows what was evaluated there, and the names of magics with their percent signs. */
    public Completer(Evaluator evaluator, List<String> magics) {
        this.evaluator = evaluator;
        this.magics = List.copyOf(magics);
        this.classes = new ClassNames(evaluator);
    }

    /** Returns the completions of the code at the cursor, best first. */
    public Completion complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        List<Piece> pieces = evaluator.split(before);
        int offset = pieceStart(pieces);
        String snippet = before.substring(offset);
        if (snippet.startsWith("%") && !snippet.contains("\n")) {
            return MagicCompleter.complete(snippet, offset, magics).orElseGet(() -> java(offset, snippet));
        }
        return java(offset, snippet);
    }

    /** Does a little of what makes the first completion faster; returns whether there is more to do. */
    public boolean warmUp() {
        return classes.step();
    }

    /** Returns where the snippet starts in which the text ends. */
    static int pieceStart(List<Piece> pieces) {
        return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).offset();
    }

    private Completion java(int offset, String snippet) {
        String code = MagicCompleter.javaOf(snippet);
        int shift = snippet.length() - code.length();
        int[] anchor = {code.length()};
        SourceCodeAnalysis analysis = evaluator.analysis();
        List<Suggestion> suggestions = analysis.completionSuggestions(code, code.length(), anchor);
        if (suggestions.isEmpty()) {
            int start = nameStart(code);
            return new Completion(unimported(code, start, Set.of()), offset + shift + start);
        }
        String prefix = code.substring(0, Math.min(anchor[0], code.length()));
        boolean isMember = prefix.stripTrailing().endsWith(".");
        Set<String> variables = evaluator.variableNames();
        Map<String, Match> matches = new LinkedHashMap<>();
        suggestions.stream()
                // What fits the expected type comes first, what every object has comes last.
                .sorted(Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType())
                        .thenComparing(suggestion -> isMember && isOfObject(suggestion.continuation())))
                .map(Suggestion::continuation)
                .forEach(text -> matches.putIfAbsent(text, new Match(text, type(text, isMember, variables))));
        List<Match> all = new ArrayList<>(signed(analysis, prefix, List.copyOf(matches.values())));
        all.addAll(unimported(code, anchor[0], matches.keySet()));
        return new Completion(all, offset + shift + anchor[0]);
    }

    private static boolean isOfObject(String text) {
        return Set.of("equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "wait(", "wait()")
                .contains(text);
    }

    private static String type(String text, boolean isMember, Set<String> variables) {
        if (text.contains("(")) {
            return "method";
        }
        if (KEYWORDS.contains(text.strip())) {
            return "keyword";
        }
        if (!isMember && variables.contains(text)) {
            return "variable";
        }
        boolean isCapital = Character.isUpperCase(text.codePointAt(0));
        if (isCapital && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return "class";
        }
        return isMember || isCapital ? "field" : "variable";
    }

    private static List<Match> signed(SourceCodeAnalysis analysis, String prefix, List<Match> matches) {
        if (matches.size() > MOST_SIGNATURES) {
            return matches;
        }
        return matches.stream()
                .map(match -> {
                    String call = prefix + match.text().replace("()", "(");
                    String signature = match.type().equals("method")
                            ? analysis.documentation(call, call.length(), false).stream()
                                    .map(Documentation::signature)
                                    .distinct()
                                    .collect(Collectors.joining("\n"))
                            : "";
                    return new Match(match.text(), match.type(), signature);
                })
                .collect(Collectors.toList());
    }

    /** Returns classes that are not imported, by their full names, which need no import. */
    private List<Match> unimported(String code, int start, Collection<String> known) {
        String prefix = code.substring(Math.min(start, code.length()));
        boolean isName = prefix.length() >= SHORTEST_CLASS && prefix.chars().allMatch(Character::isJavaIdentifierPart);
        if (!isName
                || !Character.isUpperCase(prefix.codePointAt(0))
                || Scanner.over(code).place() != Scanner.Place.CODE
                || code.substring(0, start).stripTrailing().endsWith(".")) {
            return List.of();
        }
        Set<String> inScope =
                known.stream().map(text -> text.replaceFirst("[(<].*", "")).collect(Collectors.toSet());
        return classes.startingWith(prefix).stream()
                .filter(name -> !inScope.contains(ClassNames.simpleName(name)))
                .map(name -> new Match(name, "class", "import " + name + ";"))
                .collect(Collectors.toList());
    }

    private static int nameStart(String code) {
        int start = code.length();
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}

package cortado.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.UnresolvedReferenceException;

/** Tells errors in the lines of the cells: knows which snippet came from which lines. */
final class ErrorReport {
    private static final int CONTEXT = 2;
    private static final int MOST_FRAMES = 8;
    private static final int MOST_CAUSES = 10;

    private record Place(Source source, int offset) {}

    private record Frame(Source source, int line) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Remembers where a snippet came from. */
    void place(String snippetId, Source source, int offset) {
        places.put(snippetId, new Place(source, offset));
    }

    /** Returns the documentation comment of a snippet, or an empty text. */
    String comment(String snippetId) {
        Place place = places.get(snippetId);
        return place == null ? "" : place.source().commentBefore(place.offset());
    }

    /** Returns the report of what a snippet threw. */
    CellError thrown(Throwable real, Throwable translated) {
        List<String> lines = new ArrayList<>();
        List<Frame> frames = frames(translated);
        Throwable cause = real;
        Throwable told = translated;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            lines.add((i == 0 ? "" : "Caused by: ") + describe(cause));
            if (told != null) {
                List<Frame> own = frames(told);
                if (i == 0 || !own.equals(frames)) {
                    addFrames(lines, own);
                }
            }
            cause = cause.getCause();
            told = told == null ? null : told.getCause();
        }
        String location = frames.isEmpty()
                ? ""
                : frames.get(0).source().locate(frames.get(0).line());
        return new CellError(className(real), messageOf(real), lines, location);
    }

    /** Returns the report of a snippet that cannot run because something it names does not exist yet. */
    CellError unresolved(UnresolvedReferenceException unresolved, String missing) {
        String message = unresolved.getSnippet().name() + " cannot run yet: it needs " + missing
                + ". Declare that first, then run this cell again.";
        List<String> lines = new ArrayList<>(List.of(message));
        addFrames(lines, frames(unresolved));
        return new CellError("UnresolvedReference", message, lines, "");
    }

    /** Returns the report of a snippet that does not compile. */
    CellError compile(List<Diag> diagnostics, Source source, Piece piece, OpenedRecord opened) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = diagnostics.stream().filter(Diag::isError).collect(Collectors.toList());
        String first = "";
        String location = source.locate(source.lineAt(piece.offset()));
        for (Diag error : errors) {
            int start = piece.offset() + opened.original(Math.max(0, error.getStartPosition()));
            int end = piece.offset() + opened.original(Math.max(0, error.getEndPosition()));
            String sentence = error.getMessage(Locale.ENGLISH).strip();
            int line = source.lineAt(start);
            if (lines.isEmpty()) {
                first = sentence.lines().findFirst().orElse("");
                location = source.locate(line);
            }
            lines.add(source.locate(line) + ": " + sentence.lines().findFirst().orElse(""));
            addMarked(lines, source, line);
            addCaret(lines, source, start, end);
            // The class that JShell wraps a snippet in means nothing to the user.
            sentence.lines()
                    .skip(1)
                    .filter(detail -> !detail.strip().equals("location: class"))
                    .forEach(lines::add);
        }
        return new CellError("CompileError", first, lines, location);
    }

    /** Returns the report of a problem with one line that is not Java's. */
    CellError at(String name, String message, Source source, int offset) {
        List<String> lines = new ArrayList<>();
        int line = source.lineAt(offset);
        lines.add(source.locate(line) + ": " + message);
        addMarked(lines, source, line);
        return new CellError(name, message, lines, source.locate(line));
    }

    private List<Frame> frames(Throwable translated) {
        List<Frame> frames = new ArrayList<>();
        for (StackTraceElement element : translated.getStackTrace()) {
            String file = element.getFileName();
            Place place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
            if (place != null) {
                int line = place.source().lineAt(place.offset()) + element.getLineNumber() - 1;
                Frame frame = new Frame(place.source(), line);
                if (frames.isEmpty() || !frames.get(frames.size() - 1).equals(frame)) {
                    frames.add(frame);
                }
            }
        }
        return frames;
    }

    private static void addFrames(List<String> lines, List<Frame> frames) {
        for (int i = 0; i < Math.min(frames.size(), MOST_FRAMES); i++) {
            Frame frame = frames.get(i);
            lines.add("  at " + frame.source().locate(frame.line()));
            addMarked(lines, frame.source(), frame.line());
        }
        if (frames.size() > MOST_FRAMES) {
            lines.add("  ... " + (frames.size() - MOST_FRAMES) + " more");
        }
    }

    private static void addMarked(List<String> lines, Source source, int line) {
        String[] all = source.text().split("\n", -1);
        int width = String.valueOf(Math.min(all.length, line + CONTEXT)).length();
        for (int i = Math.max(1, line - CONTEXT); i <= Math.min(all.length, line); i++) {
            lines.add(String.format("%s %" + width + "d  %s", i == line ? "-->" : "   ", i, all[i - 1]));
        }
    }

    private static void addCaret(List<String> lines, Source source, int start, int end) {
        String text = source.text();
        int from = Math.min(start, text.length());
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int newline = text.indexOf('\n', from);
        int lineEnd = newline < 0 ? text.length() : newline;
        int prefix = lines.get(lines.size() - 1).length() - (lineEnd - lineStart);
        String indent = text.substring(lineStart, from).replaceAll("[^\t]", " ");
        lines.add(" ".repeat(prefix) + indent + "^".repeat(Math.max(1, Math.min(end, lineEnd) - from)));
    }

    private static String describe(Throwable thrown) {
        String message = messageOf(thrown);
        return message.isEmpty() ? className(thrown) : className(thrown) + ": " + message;
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (Throwable broken) {
            return "(its message could not be read: " + broken.getClass().getName() + ")";
        }
    }

    /** Returns the class name; a class declared in a cell loses the wrapper that JShell gave it. */
    static String className(Throwable thrown) {
        return thrown.getClass().getName().replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "");
    }
}

package cortado.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record whose constructors were made public.
 *
 * <p>JShell makes every type public, and the constructor of a public record must be so too; nobody writes that in a lesson or in
 * a program that never was public.
 */
final class OpenedRecord {
    private static final String PUBLIC = "public ";
    private static final Pattern RECORD = Pattern.compile(
            "\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s+|(?:public|private|protected|static|final|strictfp)\\s+)*record\\s+(\\w+)\\b");
    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'" + "|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final Pattern CLOSED_BEFORE =
            Pattern.compile("(?:\\b(?:public|private|protected|new)\\s+|[.@]\\s*)$");

    private final String code;
    private final List<Integer> inserted;

    private OpenedRecord(String code, List<Integer> inserted) {
        this.code = code;
        this.inserted = inserted;
    }

    /** Returns the code, changed if it declares a record with constructors that are not public. */
    static OpenedRecord of(String code) {
        String masked = NO_CODE.matcher(code)
                .replaceAll(match -> " ".repeat(match.group().length()));
        Matcher record = RECORD.matcher(masked);
        List<Integer> found = record.lookingAt() ? constructors(masked, record.group(1), record.end()) : List.of();
        StringBuilder opened = new StringBuilder(code);
        for (int i = found.size() - 1; i >= 0; i--) {
            opened.insert(found.get(i), PUBLIC);
        }
        return new OpenedRecord(opened.toString(), found);
    }

    private static List<Integer> constructors(String masked, String name, int start) {
        List<Integer> found = new ArrayList<>();
        Matcher constructor =
                Pattern.compile("\\b" + name + "\\s*[({]").matcher(masked).useTransparentBounds(true);
        int braces = 0;
        int brackets = 0;
        for (int at = start; at < masked.length(); at++) {
            char c = masked.charAt(at);
            boolean isMember = braces == 1 && brackets == 0;
            if (isMember
                    && constructor.region(at, masked.length()).lookingAt()
                    && !CLOSED_BEFORE.matcher(masked.substring(start, at)).find()) {
                found.add(at);
            }
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return found;
    }

    /** Returns what JShell gets. */
    String code() {
        return code;
    }

    /** Returns where a position of the changed code was. */
    int original(long position) {
        int original = (int) position;
        for (int at : inserted) {
            if (at < original) {
                original = Math.max(at, original - PUBLIC.length());
            }
        }
        return original;
    }
}

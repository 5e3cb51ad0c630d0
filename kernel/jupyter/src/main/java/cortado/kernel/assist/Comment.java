package cortado.kernel.assist;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A documentation comment as plain text and as HTML. */
final class Comment {
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}]+(?:\\([^)]*\\))?)(?:\\s+([^{}]*))?\\}");
    private static final Pattern OTHER_INLINE = Pattern.compile("\\{@\\w+\\s*([^{}]*)\\}");
    private static final Pattern TAG = Pattern.compile(
            "(?m)^[ \\t]*@(param|return|returns|throws|exception|see|since|author|apiNote|implSpec|implNote)\\s+");
    private static final Pattern UNSAFE = Pattern.compile(
            "(?is)<(script|style|iframe|object)\\b.*?(</\\1>|\\z)|\\son\\w+\\s*=\\s*(\"[^\"]*\"|'[^']*'|\\S+)");

    private Comment() {}

    static String html(String comment) {
        String inline =
                CODE.matcher(comment).replaceAll(found -> quoted("<code>" + escape(found.group(1)) + "</code>"));
        inline = LINK.matcher(inline)
                .replaceAll(found -> quoted("<code>" + linkText(found.group(1), found.group(2)) + "</code>"));
        inline = OTHER_INLINE.matcher(inline).replaceAll("$1");
        inline = UNSAFE.matcher(inline).replaceAll("");
        inline = TAG.matcher(inline).replaceAll(found -> quoted("<br><b>" + title(found.group(1)) + "</b> "));
        return inline.strip();
    }

    static String text(String comment) {
        String inline = CODE.matcher(comment).replaceAll(found -> quoted(escape(found.group(1))));
        inline = LINK.matcher(inline).replaceAll(found -> quoted(linkText(found.group(1), found.group(2))));
        inline = OTHER_INLINE.matcher(inline).replaceAll("$1");
        inline = TAG.matcher(inline).replaceAll(found -> quoted(title(found.group(1)) + " "));
        inline = inline.replaceAll("(?i)<li>", "- ")
                .replaceAll("(?i)</?(p|ul|ol|pre|br|h\\d|blockquote|table|tr)\\b[^>]*>", "\n");
        inline = inline.replaceAll("<[/a-zA-Z][^>]*>", "");
        return unescape(inline)
                .replaceAll("(?m)^ +| +$", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String linkText(String target, @Nullable String label) {
        return label == null || label.isBlank() ? target.replaceFirst("^#", "").replace('#', '.') : label.strip();
    }

    private static String title(String tag) {
        return switch (tag) {
            case "param" -> "Parameter";
            case "return", "returns" -> "Returns";
            case "throws", "exception" -> "Throws";
            case "see" -> "See";
            case "since" -> "Since";
            case "author" -> "Author";
            default -> "Note";
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String quoted(String replacement) {
        return replacement.replace("\\", "\\\\").replace("$", "\\$");
    }
}

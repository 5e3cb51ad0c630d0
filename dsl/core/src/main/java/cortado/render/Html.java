package cortado.render;

/** HTML and XML text from untrusted strings. */
public final class Html {
    private Html() {}

    /**
     * Returns the text with {@code & < > " '} escaped, fit for an element or a quoted attribute of HTML and XML.
     *
     * <p>Characters that XML does not allow, such as controls and lone surrogates, become U+FFFD.
     */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int c) {
        boolean isControl = c < 0x20 && c != '\n' && c != '\t' && c != '\r' || c >= 0x7F && c < 0xA0;
        boolean isSurrogate = c >= 0xD800 && c < 0xE000;
        return !isControl && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }
}

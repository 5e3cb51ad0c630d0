package cortado.render;

/** Text for {@code toString()}: JShell cuts long values in the middle, so they are cut at the end of a line before. */
final class Shortened {
    private Shortened() {}

    /** Returns a newline and the text, or its first lines and a note if that has {@code limit} characters or more. */
    static String of(String text, int limit) {
        if (text.length() + 1 < limit) {
            return "\n" + text;
        }
        String note = "\n… show(…) prints all.";
        int room = limit - 2 - note.length();
        int end = text.lastIndexOf('\n', room);
        return "\n" + text.substring(0, end > 0 ? end : room) + note;
    }
}

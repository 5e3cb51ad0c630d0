package cortado.kernel.history;

import java.util.regex.Pattern;

/** Patterns of a history search: {@code *} is any text, {@code ?} any character, {@code [a-z]} one of a set. */
final class Glob {
    private Glob() {}

    /** Returns the regular expression that matches the same whole texts. */
    static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            int end = c == '[' ? glob.indexOf(']', at + 2) : -1;
            if (end > 0) {
                regex.append(set(glob.substring(at + 1, end)));
                at = end;
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** A range from a later to an earlier character matches nothing, where a regular expression would be refused. */
    private static String set(String inside) {
        boolean isNegated = inside.startsWith("^") || inside.startsWith("!");
        String members = isNegated && inside.length() > 1 ? inside.substring(1) : inside;
        StringBuilder regex = new StringBuilder("[");
        for (int i = 0; i < members.length(); i++) {
            char from = members.charAt(i);
            boolean isRange = i + 2 < members.length() && members.charAt(i + 1) == '-';
            char to = isRange ? members.charAt(i + 2) : from;
            if (from <= to) {
                regex.append(escape(from)).append('-').append(escape(to));
            }
            i += isRange ? 2 : 0;
        }
        if (regex.length() == 1) {
            return isNegated ? "." : "(?!)";
        }
        return (isNegated ? regex.insert(1, '^') : regex).append(']').toString();
    }

    private static String escape(char c) {
        return String.format("\\x{%x}", (int) c);
    }
}

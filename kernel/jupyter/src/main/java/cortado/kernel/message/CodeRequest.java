package cortado.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Asks about code at a cursor: completion, inspection, or whether it is complete.
 *
 * @param code the source
 * @param cursorPos position in Unicode code points; absent means the end
 * @param detailLevel of an inspection: 0 for the short answer, 1 for all
 */
public record CodeRequest(
        @Nullable String code,
        @Nullable Integer cursorPos,
        @Nullable Integer detailLevel) {
    /** Returns whether all is asked for. */
    public boolean isDetailed() {
        return detailLevel != null && detailLevel > 0;
    }

    /** Returns the source, empty if there was none. */
    public String source() {
        return code == null ? "" : code;
    }

    /** Returns the cursor as an index into the {@code String}, whose characters are UTF-16. */
    public int cursor() {
        String source = source();
        int codePoints = source.codePointCount(0, source.length());
        int wanted = cursorPos == null ? codePoints : Math.max(0, Math.min(cursorPos, codePoints));
        return source.offsetByCodePoints(0, wanted);
    }

    /** Returns the position in Unicode code points of an index into the {@code String}. */
    public int codePoints(int index) {
        return source().codePointCount(0, Math.max(0, Math.min(index, source().length())));
    }
}

package cortado.augment;

/** What an image is continued with beyond its border, shown for the pixels {@code abcd}. */
public enum Fill {
    /** {@code aaaa|abcd|dddd}: the pixel at the border. */
    NEAREST,
    /** {@code dcba|abcd|dcba}: the image mirrored. */
    REFLECT,
    /** {@code abcd|abcd|abcd}: the image again. */
    WRAP,
    /** {@code kkkk|abcd|kkkk}: one value, 0 unless another is given. */
    CONSTANT;

    /** Returns the pixel that stands for one at a place beyond the border, -1 for the constant. */
    int inside(int place, int size) {
        if (place >= 0 && place < size) {
            return place;
        }
        return switch (this) {
            case NEAREST -> place < 0 ? 0 : size - 1;
            case WRAP -> Math.floorMod(place, size);
            case CONSTANT -> -1;
            case REFLECT -> {
                int folded = Math.floorMod(place, 2 * size);
                yield folded < size ? folded : 2 * size - 1 - folded;
            }
        };
    }
}

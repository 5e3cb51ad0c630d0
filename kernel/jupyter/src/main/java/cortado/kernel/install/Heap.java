package cortado.kernel.install;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory for the objects of a kernel, which native arrays are not part of.
 *
 * @param megabytes of 2<sup>20</sup> bytes, at least 128
 */
public record Heap(long megabytes) {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,6})([mMgG])[bB]?");
    private static final int LEAST = 128;
    private static final int MEGABYTES_PER_GIGABYTE = 1024;
    private static final String OPTION = "-Xmx";

    /**
     * Reads a size such as {@code 4g} or {@code 900m}.
     *
     * @throws IllegalArgumentException if the text has another form, or says less than 128 megabytes
     */
    public static Heap parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "--heap must be a number with m or g after it, but was '" + text + "'. Pass for example 4g.");
        }
        boolean isGiga = size.group(2).toLowerCase(Locale.ROOT).equals("g");
        Heap heap = new Heap(Long.parseLong(size.group(1)) * (isGiga ? MEGABYTES_PER_GIGABYTE : 1));
        if (heap.megabytes < LEAST) {
            throw new IllegalArgumentException("--heap must be at least " + LEAST
                    + "m, because the Java compiler needs that much, but was '" + text + "'. Pass for example 4g.");
        }
        return heap;
    }

    /** Returns the option by which Java keeps to it. */
    String option() {
        return OPTION + this;
    }

    static boolean isOption(String option) {
        return option.startsWith(OPTION);
    }

    /** Returns the size in the unit that makes a whole number, for example {@code 4g}. */
    @Override
    public String toString() {
        return megabytes % MEGABYTES_PER_GIGABYTE == 0 ? megabytes / MEGABYTES_PER_GIGABYTE + "g" : megabytes + "m";
    }
}

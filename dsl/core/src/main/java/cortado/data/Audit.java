package cortado.data;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.List;
import java.util.Map;

/**
 * What is odd about the rows of a dataset; numbers are those of rows, from 0. Immutable.
 *
 * <p>Rows to be left out go to {@link Dataset#without}: {@code data.without(data.audit().duplicates())}.
 *
 * @param rows how many rows there are
 * @param missing how many values are missing, for each column with gaps
 * @param constant columns whose values are all the same
 * @param duplicates rows whose features are those of an earlier row
 * @param contradictions rows of which another one with the same features has another class
 * @param outliers rows beyond 1.5 interquartile ranges below the first or above the third quartile, for each column with such; not for
 *     images and texts
 * @param isolated rows that random cuts part from the others soon, the oddest first; not for images and texts
 * @param isolation how soon, 0..1 for each row; empty for images and texts
 * @param balance rows of each class
 * @param overlap rows of the other data with the features of a row of this one, where it was audited against one
 * @see <a href="https://doi.org/10.1109/ICDM.2008.17">Liu, Ting and Zhou 2008: isolation forest</a>, 100 trees of 256 rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Audit(
        int rows,
        Map<String, Integer> missing,
        List<String> constant,
        int[] duplicates,
        int[] contradictions,
        Map<String, int[]> outliers,
        int[] isolated,
        double[] isolation,
        Map<String, Integer> balance,
        int[] overlap)
        implements Displayable {
    @Override
    public MimeBundle display() {
        return AuditView.of(this);
    }

    /** Returns the table as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + AuditView.text(this);
    }
}

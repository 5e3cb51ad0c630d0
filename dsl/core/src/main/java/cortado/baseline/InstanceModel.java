package cortado.baseline;

import cortado.display.MimeBundle;
import java.util.Locale;

/** What was learned by keeping training rows: all of them for nearest neighbors, the support vectors for an SVM. Immutable. */
public final class InstanceModel extends BaselineModel {
    private final int keptRows;

    private InstanceModel(Schema schema, Scorer scorer, int keptRows) {
        super(schema, scorer);
        this.keptRows = keptRows;
    }

    static InstanceModel of(Schema schema, Scorer scorer, int keptRows) {
        return new InstanceModel(schema, scorer, keptRows);
    }

    /** Returns the number of training rows that are kept; of several classes, an SVM counts a row once for each pair that keeps it. */
    public int keptRows() {
        return keptRows;
    }

    /** Returns {@link #toString} as text. */
    @Override
    public MimeBundle display() {
        return MimeBundle.text(toString());
    }

    /** Returns what is kept, in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %,d rows kept, %,d features", schema().name(), keptRows, schema().width());
    }
}

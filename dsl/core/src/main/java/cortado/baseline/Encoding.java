package cortado.baseline;

import cortado.data.ColumnTransform;
import cortado.data.Dataset;
import cortado.data.Encoder;
import java.util.Optional;
import java.util.function.Function;

/**
 * How raw rows become numbers: learned from the training rows of each fit, so that nothing leaks from others.
 *
 * @param learn returns what encodes rows like these; nothing, if they are numbers already
 * @param text as it is written after the estimator's name
 */
record Encoding(Function<Dataset, Optional<Encoder>> learn, String text) {
    /** For methods that weigh features by their size. */
    static final Encoding STANDARDIZED = new Encoding(
            rows -> rows.isText()
                    ? Optional.empty()
                    : Optional.of(ColumnTransform.standardize().ignoreUnknown().fit(rows)),
            "");

    /** For methods that only ask which number is larger. */
    static final Encoding UNSCALED = new Encoding(
            rows -> rows.isTable()
                    ? Optional.of(ColumnTransform.unscaled().ignoreUnknown().fit(rows))
                    : Optional.empty(),
            "");

    static Encoding of(ColumnTransform transform) {
        return new Encoding(rows -> Optional.of(transform.fit(rows)), ".encodedBy(...)");
    }

    static Encoding of(Encoder encoder) {
        return new Encoding(rows -> Optional.of(encoder.unseeing(rows)), ".encodedBy(" + encoder.kind() + ")");
    }

    /** Returns the encoder of these training rows, if they need one. */
    Optional<Encoder> encoder(Dataset rows) {
        return rows.isEncoded() ? Optional.empty() : learn.apply(rows.feature(0));
    }
}

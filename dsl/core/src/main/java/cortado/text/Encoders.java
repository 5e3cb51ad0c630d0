package cortado.text;

import cortado.data.ColumnEncoder;
import cortado.data.Encoder;
import java.util.Map;

/** Reads encoders back from model files. */
public final class Encoders {
    private Encoders() {}

    /**
     * Returns the encoder of a kind and its settings.
     *
     * @throws IllegalArgumentException if the kind is not known or a setting is missing
     */
    public static Encoder of(String kind, Map<String, ?> settings) {
        if (kind.equals(Tokenizer.KIND)) {
            return Tokenizer.of(settings);
        }
        if (kind.equals(TermWeights.KIND)) {
            return TermWeights.of(settings);
        }
        if (kind.equals(ColumnEncoder.KIND)) {
            return ColumnEncoder.of(settings);
        }
        throw new IllegalArgumentException("encoder '" + kind + "' is not known");
    }
}

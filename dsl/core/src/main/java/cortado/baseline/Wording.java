package cortado.baseline;

import cortado.render.Numbers;
import java.util.List;

/** How questions and answers are written: names of features and classes, thresholds in the columns' own units. */
final class Wording {
    private final Schema schema;
    private final List<String> features;

    Wording(Schema schema) {
        this.schema = schema;
        features = schema.featureNames();
    }

    /** Returns what is true of the rows on the low side. */
    String low(Node.Split split) {
        return isCategory(split) ? "not " + feature(split) : feature(split) + " <= " + threshold(split);
    }

    /** Returns what is true of the rows on the high side. */
    String high(Node.Split split) {
        return isCategory(split) ? feature(split) : feature(split) + " > " + threshold(split);
    }

    String className(int present) {
        return schema.classNames().get(schema.present().get(present));
    }

    private String feature(Node.Split split) {
        return features.get(split.feature());
    }

    /** Returns whether the question is if a category is there. */
    boolean isCategory(Node.Split split) {
        return schema.columns()
                .map(columns -> columns.isCategory(split.feature()))
                .orElse(false);
    }

    private String threshold(Node.Split split) {
        return Numbers.compact(schema.columns()
                .map(columns -> columns.original(split.feature(), split.threshold()))
                .orElse(split.threshold()));
    }
}

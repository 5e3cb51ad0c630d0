package cortado.text;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.data.Learned;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes weighted counts of terms of texts; see {@link TfIdf}. Immutable.
 *
 * <p>{@code input(tfIdf().fit(texts))} begins a network that takes texts, and the model keeps the terms:
 * {@code sequential(input(terms), dense(1))} is a logistic regression.
 */
public final class TermWeights implements Encoder {
    static final String KIND = "tf-idf";

    private final Terms terms;
    private final List<String> known;
    private final Map<String, Integer> places = new HashMap<>();
    private final double[] weights;
    private final boolean isSublinear;
    private final Optional<Learned<TermWeights>> learned;

    TermWeights(Terms terms, List<String> known, double[] weights, boolean isSublinear) {
        this(terms, known, weights, isSublinear, Optional.empty());
    }

    private TermWeights(
            Terms terms,
            List<String> known,
            double[] weights,
            boolean isSublinear,
            Optional<Learned<TermWeights>> learned) {
        this.learned = learned;
        this.terms = terms;
        this.known = List.copyOf(known);
        this.weights = weights.clone();
        this.isSublinear = isSublinear;
        known.forEach(term -> places.put(term, places.size()));
    }

    /** Returns the weights of known terms by texts. */
    static TermWeights weighted(Terms terms, List<String> known, boolean isSublinear, Dataset texts) {
        Map<String, Integer> inTexts = new HashMap<>();
        texts.texts()
                .forEach(text -> new HashSet<>(terms.of(text)).forEach(term -> inTexts.merge(term, 1, Integer::sum)));
        double[] weights = known.stream()
                .mapToDouble(term -> Math.log((1.0 + texts.size()) / (1.0 + inTexts.getOrDefault(term, 0))) + 1)
                .toArray();
        return new TermWeights(
                terms,
                known,
                weights,
                isSublinear,
                Optional.of(Learned.of(texts, others -> weighted(terms, known, isSublinear, others))));
    }

    /** Keeps the terms; their weights are learned anew. */
    @Override
    public TermWeights unseeing(Dataset train, Dataset held) {
        return learned.filter(known -> takes(train) && known.has(held))
                .map(known -> known.fit().apply(train))
                .orElse(this);
    }

    /** Keeps the terms; their weights are learned anew. */
    @Override
    public TermWeights unseeing(Dataset train) {
        return learned.filter(known -> takes(train) && known.isOfMoreThan(train))
                .map(known -> known.fit().apply(train))
                .orElse(this);
    }

    /** Returns the terms, in the order of the numbers. */
    public List<String> terms() {
        return known;
    }

    /** Returns a copy of what the counts of each term are multiplied by. */
    public double[] weights() {
        return weights.clone();
    }

    /** Returns the numbers of a text, one for each term; all zero if it has none of them. */
    public float[] encode(String text) {
        double[] values = new double[known.size()];
        for (String term : terms.of(text)) {
            Integer place = places.get(term);
            if (place != null) {
                values[place]++;
            }
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                values[i] = (isSublinear ? 1 + Math.log(values[i]) : values[i]) * weights[i];
                squares += values[i] * values[i];
            }
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        float[] encoded = new float[values.length];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (float) (values[i] / length);
        }
        return encoded;
    }

    @Override
    public Shape shape() {
        return Shape.of(known.size());
    }

    @Override
    public boolean takes(Dataset raw) {
        return raw.isText();
    }

    /**
     * Returns the texts as numbers, {@code (N, terms)}, with their labels.
     *
     * @throws IllegalArgumentException if the rows are no texts
     */
    @Override
    public Dataset encode(Dataset texts) {
        Tokenizer.requireTexts("tfIdf", "encode", texts);
        int width = known.size();
        float[] encoded = new float[Math.multiplyExact(texts.size(), width)];
        for (int row = 0; row < texts.size(); row++) {
            System.arraycopy(encode(texts.text(row)), 0, encoded, row * width, width);
        }
        Dataset weighted = texts.withEncoded(encoded, shape());
        return learned.map(known -> known.mark(texts, weighted)).orElse(weighted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("unit", terms.unit().name());
        settings.put("shortest", terms.shortest());
        settings.put("longest", terms.longest());
        settings.put("sublinear", isSublinear);
        settings.put("terms", known);
        settings.put("weights", Arrays.stream(weights).boxed().toList());
        return settings;
    }

    /** Returns the encoder of {@link #settings}. */
    static TermWeights of(Map<String, ?> settings) {
        if (!(settings.get("terms") instanceof List<?> known)
                || !(settings.get("weights") instanceof List<?> weights)
                || known.size() != weights.size()
                || !(settings.get("shortest") instanceof Number shortest)
                || !(settings.get("longest") instanceof Number longest)) {
            throw new IllegalArgumentException("the terms have no weights or no lengths");
        }
        return new TermWeights(
                new Terms(
                        Terms.Unit.valueOf(String.valueOf(settings.get("unit"))),
                        shortest.intValue(),
                        longest.intValue()),
                known.stream().map(String::valueOf).toList(),
                weights.stream()
                        .mapToDouble(weight -> ((Number) weight).doubleValue())
                        .toArray(),
                Boolean.TRUE.equals(settings.get("sublinear")));
    }

    /** Returns what it counts in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "TF-IDF, %,d terms of %s",
                known.size(),
                terms.unit().name().toLowerCase(Locale.ROOT));
    }
}

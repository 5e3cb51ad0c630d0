package cortado.engine;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network from a file, TorchScript or ONNX, that makes features of rows and is never trained. Immutable.
 *
 * <p>{@code sequential(input(extractor), dense(5))} trains a head on its features, which are computed once for each row, not in every
 * epoch, and the model keeps the file. ONNX files need ONNX Runtime on the class path, {@code com.microsoft.onnxruntime:onnxruntime}.
 */
public final class Extractor implements Encoder {
    /** As model files call it. */
    public static final String KIND = "extractor";

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int NUMBERS = 1 << 21;
    private static final int MOST_ROWS = 64;
    private static final float[] NONE = {};

    private final byte[] file;
    private final boolean isOnnx;
    private final Shape rows;
    private final Optional<SubwordTokenizer> tokenizer;
    private final float[] mean;
    private final float[] deviation;
    private final boolean takesFirst;
    private final FrozenNetwork network;
    private final int width;

    private Extractor(
            byte[] file,
            boolean isOnnx,
            Shape rows,
            Optional<SubwordTokenizer> tokenizer,
            float[] mean,
            float[] deviation,
            boolean takesFirst) {
        this.file = file;
        this.isOnnx = isOnnx;
        this.rows = rows;
        this.tokenizer = tokenizer;
        this.mean = mean;
        this.deviation = deviation;
        this.takesFirst = takesFirst;
        network = load(file, isOnnx);
        CLEANER.register(this, network::close);
        width = tokenizer.isPresent()
                ? ofTexts(List.of("")).length
                : network.outputs(FloatBuffer.allocate((int) rows.size()), shape(1)).length;
    }

    private static FrozenNetwork load(byte[] file, boolean isOnnx) {
        try {
            return isOnnx ? new OnnxNetwork(file) : new ScriptNetwork(file);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "extractor: ONNX files need ONNX Runtime. Add com.microsoft.onnxruntime:onnxruntime:1.26.0 to the class path, in"
                            + " a notebook with %maven.",
                    missing);
        }
    }

    /**
     * Returns the network of a file for rows of numbers.
     *
     * @param file ONNX if its name ends so, else TorchScript
     * @param shape of one row, for example {@code 3, 224, 224}
     * @throws IllegalArgumentException if there is no such file, it cannot be read or does not take such rows
     * @throws IllegalStateException if it needs ONNX Runtime, which is not there
     */
    public static Extractor of(Path file, int... shape) {
        boolean isOnnx = isOnnx(file);
        byte[] bytes = bytes(file);
        try {
            return new Extractor(bytes, isOnnx, Shape.of(shape), Optional.empty(), NONE, NONE, false);
        } catch (IllegalStateException missing) {
            throw missing;
        } catch (RuntimeException refused) {
            String reason =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "extractor: %s is no network%s that takes rows of shape %s: %s"
                            .formatted(file, isOnnx ? " of ONNX" : " of TorchScript", Shape.of(shape), reason),
                    refused);
        }
    }

    /**
     * Returns the network of an ONNX file for texts: one that takes token ids, as BERT and its kin do. The features of a text are the mean
     * over its tokens, of length 1, as sentence transformers make them.
     *
     * @param file ONNX
     * @param tokenizer of the same network, whose padding is 0
     * @throws IllegalArgumentException as {@link #of(Path, int...)}
     */
    public static Extractor of(Path file, SubwordTokenizer tokenizer) {
        if (!isOnnx(file)) {
            throw new IllegalArgumentException(
                    "extractor: networks for texts are read from ONNX files, but the file is " + file + ".");
        }
        return new Extractor(bytes(file), true, tokenizer.shape(), Optional.of(tokenizer), NONE, NONE, false);
    }

    private static boolean isOnnx(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("extractor: there is no file " + file + ". Check the path.", missing);
        } catch (IOException failed) {
            throw new UncheckedIOException("extractor: " + file + " could not be read", failed);
        }
    }

    /**
     * Returns this network for images with values 0..1, of which each channel is normalized first, {@code (x - mean) / deviation}.
     *
     * @throws IllegalArgumentException if there is no mean or deviation for each channel
     */
    public Extractor normalize(float[] means, float[] deviations) {
        int channels = rows.get(0);
        if (means.length != channels || deviations.length != channels) {
            throw new IllegalArgumentException(
                    "extractor: rows of shape %s need %d means and deviations, but got %d and %d."
                            .formatted(rows, channels, means.length, deviations.length));
        }
        return new Extractor(file, isOnnx, rows, tokenizer, means.clone(), deviations.clone(), takesFirst);
    }

    /** Returns this network for color images with values 0..1, normalized as those of ImageNet that torchvision's networks were trained on. */
    public Extractor imageNet() {
        return normalize(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});
    }

    /** Returns this network for texts whose features are those of the first token instead of the mean, as BGE's networks want it. */
    public Extractor firstToken() {
        return new Extractor(file, isOnnx, rows, tokenizer, mean, deviation, true);
    }

    /** Returns the shape of a row's features. */
    @Override
    public Shape shape() {
        return Shape.of(width);
    }

    private long[] shape(int count) {
        long[] shape = new long[rows.rank() + 1];
        shape[0] = count;
        for (int i = 0; i < rows.rank(); i++) {
            shape[i + 1] = rows.get(i);
        }
        return shape;
    }

    @Override
    public boolean takes(Dataset raw) {
        return tokenizer.isPresent()
                ? raw.isText()
                : !raw.isText() && !raw.isTable() && raw.shape().equals(rows);
    }

    /** Returns the features of the rows, with their labels; called by one thread at a time. */
    @Override
    public synchronized Dataset encode(Dataset raw) {
        float[] features = new float[Math.multiplyExact(raw.size(), width)];
        int batch = (int) Math.max(1, Math.min(MOST_ROWS, NUMBERS / rows.size()));
        for (int from = 0; from < raw.size(); from += batch) {
            int to = Math.min(raw.size(), from + batch);
            float[] part = tokenizer.isPresent()
                    ? ofTexts(raw.texts().subList(from, to))
                    : network.outputs(normalized(raw.features(from, to)), shape(to - from));
            System.arraycopy(part, 0, features, from * width, part.length);
        }
        return raw.withEncoded(features, shape());
    }

    private FloatBuffer normalized(FloatBuffer images) {
        float[] values = new float[images.remaining()];
        images.get(values);
        if (mean.length > 0) {
            int plane = Math.toIntExact(rows.size()) / mean.length;
            for (int i = 0; i < values.length; i++) {
                int channel = i / plane % mean.length;
                values[i] = (values[i] - mean[channel]) / deviation[channel];
            }
        }
        return FloatBuffer.wrap(values);
    }

    private float[] ofTexts(List<String> texts) {
        SubwordTokenizer tokens = tokenizer.orElseThrow();
        int[][] ids = texts.stream().map(tokens::encode).toArray(int[][]::new);
        // As few places as the longest text of these needs.
        int length = Arrays.stream(ids)
                .mapToInt(row -> IntStream.range(0, row.length)
                        .map(i -> row.length - i)
                        .filter(end -> row[end - 1] != 0)
                        .findFirst()
                        .orElse(1))
                .max()
                .orElse(1);
        long[] flat = new long[ids.length * length];
        long[] mask = new long[flat.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = ids[i / length][i % length];
            mask[i] = flat[i] == 0 ? 0 : 1;
        }
        float[] hidden = ((OnnxNetwork) network).ofTokens(flat, mask, new long[] {ids.length, length});
        return pooled(hidden, mask, ids.length, length);
    }

    /** Returns one vector of length 1 for each text. */
    private float[] pooled(float[] hidden, long[] mask, int texts, int length) {
        int size = hidden.length / (texts * length);
        float[] pooled = new float[texts * size];
        for (int text = 0; text < texts; text++) {
            double squares = 0;
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int token = 0; token < (takesFirst ? 1 : length); token++) {
                    int place = text * length + token;
                    sum += mask[place] * hidden[place * size + i];
                }
                pooled[text * size + i] = (float) sum;
                squares += sum * sum;
            }
            for (int i = 0; i < size; i++) {
                pooled[text * size + i] /= (float) Math.max(1e-12, Math.sqrt(squares));
            }
        }
        return pooled;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("onnx", isOnnx);
        settings.put("shape", Arrays.stream(rows.toArray()).boxed().toList());
        settings.put("mean", list(mean));
        settings.put("deviation", list(deviation));
        settings.put("firstToken", takesFirst);
        settings.put("tokenizer", tokenizer.map(SubwordTokenizer::settings).orElse(Map.of()));
        settings.put("file", Base64.getEncoder().encodeToString(file));
        return settings;
    }

    private static List<Float> list(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    /** Returns the network of {@link #settings}. */
    public static Extractor of(Map<String, ?> settings) {
        if (!(settings.get("file") instanceof String file)
                || !(settings.get("shape") instanceof List<?> shape)
                || !(settings.get("mean") instanceof List<?> mean)
                || !(settings.get("deviation") instanceof List<?> deviation)
                || !(settings.get("tokenizer") instanceof Map<?, ?> tokenizer)) {
            throw new IllegalArgumentException("the extractor has no file or no shape");
        }
        Map<String, Object> ofTokenizer = new LinkedHashMap<>();
        tokenizer.forEach((name, value) -> ofTokenizer.put(String.valueOf(name), value));
        return new Extractor(
                Base64.getDecoder().decode(file),
                Boolean.TRUE.equals(settings.get("onnx")),
                Shape.of(shape.stream()
                        .mapToInt(side -> ((Number) side).intValue())
                        .toArray()),
                ofTokenizer.isEmpty() ? Optional.empty() : Optional.of(SubwordTokenizer.of(ofTokenizer)),
                floats(mean),
                floats(deviation),
                Boolean.TRUE.equals(settings.get("firstToken")));
    }

    private static float[] floats(List<?> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = ((Number) values.get(i)).floatValue();
        }
        return floats;
    }

    /** Returns what it makes of what in one line. */
    @Override
    public String toString() {
        return "Extractor, " + (tokenizer.isPresent() ? "texts" : "rows of shape " + rows) + " to " + width
                + " features";
    }
}

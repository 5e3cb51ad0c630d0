package cortado.weights;

import cortado.base.AtomicFile;
import cortado.base.Problems;
import cortado.base.Shape;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.render.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A safetensors file of weights and how its names become those of a network. Immutable; the file is read when a learner starts from
 * it, and shows its arrays as a table.
 *
 * <p>Names and layouts are those of {@link WeightNames}; which of them a layer has is found out. All element types are read as
 * float32. Names are compared as if {@code /} and {@code .} were {@code _}, so that {@code layer1.0.conv1.weight} belongs to a layer
 * named {@code layer1_0_conv1}; {@code :0} at the end and PyTorch's {@code num_batches_tracked} are left out.
 */
public final class WeightFile implements Displayable {
    private final Path path;
    private final Map<String, String> renamed;
    private final boolean isPartial;

    private WeightFile(Path path, Map<String, String> renamed, boolean isPartial) {
        this.path = path;
        this.renamed = renamed;
        this.isPartial = isPartial;
    }

    /** Returns the file, of which every array is needed and has to be found. */
    public static WeightFile safeTensors(Path path) {
        return new WeightFile(path, Map.of(), false);
    }

    /**
     * Writes weights of a network as a safetensors file.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, Network network, Weights weights, WeightNames names) {
        Map<String, Weights.Values> stored = new LinkedHashMap<>();
        LayerArray.of(network).forEach((full, array) -> {
            ArrayForm form = ArrayForms.of(array, names);
            List<float[]> values = form.write(weights.get(full).values());
            Shape shape = Shape.of(form.shape().stream().mapToInt(d -> d).toArray());
            for (int i = 0; i < values.size(); i++) {
                stored.put(array.layer() + "." + form.names().get(i), new Weights.Values(shape, values.get(i)));
            }
        });
        AtomicFile.write(path, SafeTensors.encode(Weights.of(stored)));
    }

    /**
     * Returns this file with other names: where one is or begins with {@code from} and a dot or slash, that part is replaced.
     *
     * @param from as the file has it, for example {@code features.0}
     * @param to as the network has it, for example {@code conv2d_1}; empty to leave the part out
     */
    public WeightFile renamed(String from, String to) {
        Map<String, String> more = new LinkedHashMap<>(renamed);
        more.put(from, to);
        return new WeightFile(path, more, isPartial);
    }

    /** Returns this file to take what fits by name: what it lacks starts at random, and what the network lacks is left out. */
    public WeightFile partial() {
        return new WeightFile(path, renamed, true);
    }

    /**
     * Returns the arrays of the file as the network has them.
     *
     * @param call what messages start with
     * @throws IllegalArgumentException if the file cannot be read, is damaged or does not fit; the message names all arrays that do
     *     not
     */
    public Weights weights(String call, Network network) {
        Problems problems = Problems.in(call + ": " + path);
        return opened(call, file -> {
            WeightMatch match = new WeightMatch(file, renamed, LayerArray.of(network), problems);
            match.checkNames(isPartial);
            Weights weights = match.weights();
            problems.throwIfAny();
            return weights;
        });
    }

    /** What is done with an open file. */
    private interface Reader<T> {
        T read(SafeTensors file) throws IOException;
    }

    private <T> T opened(String call, Reader<T> reader) {
        try (FileChannel channel = FileChannel.open(path)) {
            return reader.read(header(call, channel));
        } catch (NoSuchFileException missing) {
            throw refused(
                    call,
                    "does not exist. Check the path; relative paths start at "
                            + Path.of("").toAbsolutePath() + ".",
                    missing);
        } catch (IOException unreadable) {
            throw refused(call, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private SafeTensors header(String call, FileChannel channel) throws IOException {
        try {
            return SafeTensors.of(channel);
        } catch (IllegalArgumentException damaged) {
            throw refused(
                    call,
                    "is damaged or no safetensors file: " + damaged.getMessage() + ". Copy or write the file again.",
                    damaged);
        }
    }

    private IllegalArgumentException refused(String call, String why, Exception cause) {
        return new IllegalArgumentException(call + ": " + path + " " + why, cause);
    }

    /** Returns the table of the file's arrays, under the file's own names. */
    @Override
    public MimeBundle display() {
        Table table = opened("safeTensors", file -> {
            Table rows = Table.of(Table.Column.text("array"), Table.Column.text("type"), Table.Column.text("shape"));
            for (Map.Entry<String, Header.Entry> entry : file.entries().entrySet()) {
                rows = rows.row(
                        entry.getKey(),
                        entry.getValue().type().name(),
                        WeightMatch.text(entry.getValue().shape()));
            }
            return rows;
        });
        return MimeBundle.text(table.text()).with(MimeBundle.HTML, table.html());
    }

    /** Returns how the file is read, as it is written. */
    @Override
    public String toString() {
        return renamed.entrySet().stream()
                .map(rename -> ".renamed(\"" + rename.getKey() + "\", \"" + rename.getValue() + "\")")
                .collect(Collectors.joining("", "safeTensors(" + path + ")", isPartial ? ".partial()" : ""));
    }
}

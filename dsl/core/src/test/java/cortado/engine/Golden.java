package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cortado.base.Shape;
import cortado.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One file of numbers that PyTorch gave, and the comparison with ours. */
record Golden(String name, JsonObject json) {
    /** Returns all files of a folder, of which there must be at least so many. */
    static Stream<Golden> all(String folder, int atLeast) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/" + folder), folder)
                        .toURI()))) {
            List<Golden> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Golden::read)
                    .toList();
            assertThat(found).as("goldens in " + folder).hasSizeGreaterThanOrEqualTo(atLeast);
            return found.stream();
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Golden read(Path file) {
        try {
            JsonObject json = new Gson().fromJson(Files.readString(file), JsonObject.class);
            return new Golden(json.get("name").getAsString(), json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An array as the files hold it. */
    record Array(int[] shape, double[] values) {
        static Array of(JsonObject json) {
            return new Gson().fromJson(json, Array.class);
        }

        float[] floats() {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }

        /** Returns the values as labels of the named loss. */
        Labels labels(String loss) {
            if (!loss.equals("crossEntropy")) {
                return Labels.ofValues(floats(), values.length / shape[0]);
            }
            long[] classes = new long[values.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = (long) values[i];
            }
            return Labels.ofClasses(classes);
        }
    }

    Array array(String member) {
        return Array.of(json.getAsJsonObject(member));
    }

    String text(String member) {
        return json.get(member).getAsString();
    }

    /** Returns the arrays of an object of arrays, by name. */
    Map<String, Array> arrays(String member) {
        Map<String, Array> arrays = new LinkedHashMap<>();
        json.getAsJsonObject(member)
                .entrySet()
                .forEach(entry ->
                        arrays.put(entry.getKey(), Array.of(entry.getValue().getAsJsonObject())));
        return arrays;
    }

    /** Returns the arrays of several objects of arrays as weights. */
    Weights weights(String... members) {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        for (String member : members) {
            arrays(member)
                    .forEach((array, content) ->
                            values.put(array, new Weights.Values(Shape.of(content.shape()), content.floats())));
        }
        return Weights.of(values);
    }

    void assertClose(String what, float[] actual, Array expected) {
        assertThat(actual).as("%s: %s", name, what).hasSameSizeAs(expected.values());
        for (int i = 0; i < actual.length; i++) {
            assertClose(what + "[" + i + "]", actual[i], expected.values()[i]);
        }
    }

    void assertClose(String what, double actual, double expected) {
        double tolerance = json.get("tolerance").getAsDouble() * Math.max(1, Math.abs(expected));
        // Written this way round, a NaN fails.
        assertThat(Math.abs(actual - expected) <= tolerance)
                .as("%s: %s is %s, PyTorch has %s", name, what, actual, expected)
                .isTrue();
    }

    @Override
    public String toString() {
        return name;
    }
}

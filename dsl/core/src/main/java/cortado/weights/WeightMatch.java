package cortado.weights;

import cortado.base.Names;
import cortado.base.Problems;
import cortado.network.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which arrays of a file are which of a network's, and what does not fit. */
final class WeightMatch {
    private final SafeTensors file;
    private final Map<String, String> renamed;
    private final Map<String, LayerArray> arrays;
    private final Problems problems;
    /** The file's names by what they are compared by. */
    private final Map<String, String> stored = new LinkedHashMap<>();

    private final Map<String, WeightNames> styles = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    WeightMatch(SafeTensors file, Map<String, String> renamed, Map<String, LayerArray> arrays, Problems problems) {
        this.file = file;
        this.renamed = renamed;
        this.arrays = arrays;
        this.problems = problems;
        file.entries().keySet().forEach(this::addStored);
        arrays.values().forEach(array -> styles.computeIfAbsent(array.layer(), this::style));
        arrays.values().forEach(this::find);
    }

    private void addStored(String name) {
        String key = key(renamed(plain(name)));
        if (key.endsWith("num_batches_tracked")) {
            return;
        }
        String before = stored.putIfAbsent(key, name);
        problems.check(before == null, "its arrays '%s' and '%s' get the same name. Change renamed(...)", before, name);
    }

    private static String plain(String name) {
        return name.replace('/', '.').replaceFirst(":0$", "").replaceFirst("moving_var$", "moving_variance");
    }

    private String renamed(String name) {
        return renamed.keySet().stream()
                .filter(from -> isIn(name, from))
                .max(Comparator.comparingInt(String::length))
                .map(from -> (renamed.get(from) + name.substring(plain(from).length())).replaceFirst("^\\.", ""))
                .orElse(name);
    }

    private static boolean isIn(String name, String from) {
        return name.equals(plain(from)) || name.startsWith(plain(from) + ".");
    }

    private static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Returns the names under which most of a layer's arrays are found. */
    private WeightNames style(String layer) {
        WeightNames best = WeightNames.CORTADO;
        long most = 0;
        for (WeightNames names : WeightNames.values()) {
            long found = arrays.values().stream()
                    .filter(array -> array.layer().equals(layer))
                    .filter(array -> ArrayForms.of(array, names).names().stream()
                            .allMatch(name -> stored.containsKey(key(layer + "." + name))))
                    .count();
            if (found > most) {
                best = names;
                most = found;
            }
        }
        return best;
    }

    private ArrayForm form(LayerArray array) {
        return ArrayForms.of(array, Objects.requireNonNull(styles.get(array.layer())));
    }

    private void find(LayerArray array) {
        for (String name : form(array).names()) {
            String full = array.layer() + "." + name;
            if (!stored.containsKey(key(full))) {
                missing.add(full);
            } else {
                used.add(key(full));
            }
        }
    }

    /**
     * Adds which names are without a counterpart.
     *
     * @param isPartial whether one common array is enough
     */
    void checkNames(boolean isPartial) {
        Set<String> extra = new LinkedHashSet<>(stored.keySet());
        extra.removeAll(used);
        List<String> unused = extra.stream().map(stored::get).toList();
        checkRenames();
        if (isPartial) {
            problems.check(
                    !used.isEmpty(),
                    "no array has the name of one of the network's: %s against %s. Use renamed(...)",
                    String.join(", ", file.entries().keySet()),
                    String.join(", ", arrays.keySet()));
            return;
        }
        String fix = "Name layers as the file does, use renamed(\"from\", \"to\"), or take what fits with partial()";
        problems.check(
                missing.isEmpty(),
                "it has no %s. %s",
                missing.stream().map(name -> name + closest(name, unused)).collect(Collectors.joining(", ")),
                fix);
        problems.check(unused.isEmpty(), "the network has no place for %s. %s", String.join(", ", unused), fix);
    }

    private void checkRenames() {
        Set<String> layers = new LinkedHashSet<>();
        arrays.values().forEach(array -> layers.add(array.layer()));
        renamed.forEach((from, to) -> {
            problems.check(
                    file.entries().keySet().stream().anyMatch(name -> isIn(plain(name), from)),
                    "renamed(\"%s\", \"%s\"): none of its names is or begins so",
                    from,
                    to);
            problems.check(
                    to.isEmpty()
                            || layers.stream()
                                    .anyMatch(
                                            layer -> key(layer).startsWith(key(to)) || key(to).startsWith(key(layer))),
                    "renamed(\"%s\", \"%s\"): the network has no layer '%s'%s",
                    from,
                    to,
                    to,
                    Names.didYouMean(to, layers));
        });
    }

    private static String closest(String name, Collection<String> candidates) {
        String hint = Names.didYouMean(name, candidates);
        return hint.startsWith("; did") ? " (" + hint.substring(2) + ")" : "";
    }

    /** Returns the arrays that are in both, as the network has them. */
    Weights weights() throws IOException {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        for (Map.Entry<String, LayerArray> entry : arrays.entrySet()) {
            LayerArray array = entry.getValue();
            ArrayForm form = form(array);
            List<String> names = form.names().stream()
                    .map(name -> stored.get(key(array.layer() + "." + name)))
                    .toList();
            if (names.stream().allMatch(Objects::nonNull) && hasShape(names, form, entry.getKey())) {
                values.put(entry.getKey(), new Weights.Values(array.shape(), form.read(read(names))));
            }
        }
        return Weights.of(values);
    }

    private boolean hasShape(List<String> names, ArrayForm form, String array) {
        List<Long> wanted = form.shape().stream().map(Integer::longValue).toList();
        boolean fits = true;
        for (String name : names) {
            List<Long> shape = Objects.requireNonNull(file.entries().get(name)).shape();
            problems.check(
                    shape.equals(wanted),
                    "array '%s' has shape %s, but %s of the network needs %s",
                    name,
                    text(shape),
                    array,
                    text(wanted));
            fits &= shape.equals(wanted);
        }
        return fits;
    }

    private List<float[]> read(List<String> names) throws IOException {
        List<float[]> arrays = new ArrayList<>();
        for (String name : names) {
            arrays.add(file.values(name));
        }
        return arrays;
    }

    /** Returns the shape as messages and tables show it, for example {@code (64, 3, 7, 7)}. */
    static String text(List<Long> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}

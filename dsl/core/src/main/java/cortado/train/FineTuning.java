package cortado.train;

import cortado.base.Problems;
import cortado.engine.Tuning;
import cortado.network.Network;
import cortado.network.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How fast single layers learn, and when frozen ones start to.
 *
 * @param factors of the learning rate by the name or the beginning of the names of layers; a later one overrules an earlier one
 * @param decay factor from each layer with weights to the one before it; 1 for none
 * @param thaws what is unfrozen when
 */
record FineTuning(Map<String, Double> factors, double decay, List<Thaw> thaws) {
    /** All layers at the same rate, from the start or never. */
    static final FineTuning NONE = new FineTuning(Map.of(), 1, List.of());

    /** Layers that are trained from an epoch on. */
    record Thaw(int epoch, List<String> layers) {
        @Override
        public String toString() {
            return ".unfreezeAt(" + epoch + ", \"" + String.join("\", \"", layers) + "\")";
        }
    }

    FineTuning withFactor(String layers, double factor) {
        requirePositive("learningRateFactor", factor);
        Map<String, Double> more = new LinkedHashMap<>(factors);
        more.remove(layers);
        more.put(layers, factor);
        return new FineTuning(more, decay, thaws);
    }

    FineTuning withDecay(double factor) {
        requirePositive("layerwiseDecay", factor);
        return new FineTuning(factors, factor, thaws);
    }

    private static void requirePositive(String option, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(option + ": the factor must be above 0 and finite, but was " + factor
                    + ". Use freeze(...) for layers that are not to change.");
        }
    }

    FineTuning withThaw(int epoch, List<String> layers) {
        List<Thaw> more = new ArrayList<>(thaws);
        more.add(new Thaw(epoch, List.copyOf(layers)));
        return new FineTuning(factors, decay, more);
    }

    /** Adds what is wrong with the epochs and layers that are unfrozen later. */
    void check(Network network, int epochs, Problems problems) {
        for (Thaw thaw : thaws) {
            problems.check(
                    thaw.epoch >= 2 && thaw.epoch <= epochs,
                    "%s: the epoch must be from 2 to the last%s. Use unfreeze(...) for the first epoch",
                    thaw.toString().substring(1),
                    epochs == Integer.MAX_VALUE ? "" : " one, " + epochs);
            Set<String> frozen = before(thaw, network).frozenLayers();
            problems.check(
                    thaw.layers.stream().allMatch(name -> network.layers("unfreezeAt", name).stream()
                            .anyMatch(frozen::contains)),
                    "%s: not all of these layers are frozen until then. Call freeze(...) with them, too",
                    thaw.toString().substring(1));
        }
    }

    private Network before(Thaw last, Network network) {
        Network before = network;
        for (Thaw thaw : thaws) {
            before = thaw.epoch < last.epoch ? before.unfreeze(thaw.layers.toArray(String[]::new)) : before;
        }
        return before;
    }

    /** Returns whether layers are unfrozen while training. */
    boolean hasThaws() {
        return !thaws.isEmpty();
    }

    /** Returns whether layers are unfrozen when this epoch begins. */
    boolean changesAt(int epoch) {
        return thaws.stream().anyMatch(thaw -> thaw.epoch == epoch);
    }

    /** Returns the network as an epoch trains it. */
    Network at(int epoch, Network network) {
        Network now = network;
        for (Thaw thaw : thaws) {
            now = thaw.epoch <= epoch ? now.unfreeze(thaw.layers.toArray(String[]::new)) : now;
        }
        return now;
    }

    /** Returns what an epoch trains, of a network as it is in the first. */
    Tuning tuning(int epoch, Network network) {
        Map<String, Integer> joined = new LinkedHashMap<>();
        for (Thaw thaw : thaws) {
            Set<String> frozen = at(thaw.epoch - 1, network).frozenArrays();
            frozen.removeAll(at(thaw.epoch, network).frozenArrays());
            frozen.forEach(array -> joined.put(array, thaw.epoch));
        }
        return new Tuning(at(epoch, network).frozenArrays(), arrayFactors(network), joined);
    }

    private Map<String, Double> arrayFactors(Network network) {
        Map<String, Double> byArray = new LinkedHashMap<>();
        double factor = 1;
        List<Stage> stages = new ArrayList<>(network.stages());
        Collections.reverse(stages);
        for (Stage stage : stages) {
            boolean isNew = false;
            for (String array : stage.parameters()) {
                isNew |= byArray.putIfAbsent(array, factor) == null;
            }
            factor = isNew ? factor * decay : factor;
        }
        factors.forEach((name, own) -> {
            Set<String> layers = new HashSet<>(network.layers("learningRateFactor", name));
            byArray.replaceAll(
                    (array, before) -> layers.stream().anyMatch(layer -> array.startsWith(layer + ".")) ? own : before);
        });
        return byArray;
    }

    /** Returns the options as they are written. */
    @Override
    public String toString() {
        String rates = factors.entrySet().stream()
                .map(entry -> ".learningRateFactor(\"" + entry.getKey() + "\", " + entry.getValue() + ")")
                .collect(Collectors.joining());
        Set<Thaw> all = new LinkedHashSet<>(thaws);
        return (decay == 1 ? "" : ".layerwiseDecay(" + decay + ")")
                + rates
                + all.stream().map(Thaw::toString).collect(Collectors.joining());
    }
}

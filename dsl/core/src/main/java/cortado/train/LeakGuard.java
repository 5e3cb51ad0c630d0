package cortado.train;

import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.data.SplitRows;
import cortado.network.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sees to it that no encoder has learned from rows that are validated on, or from more rows than are trained on. */
final class LeakGuard {
    private LeakGuard() {}

    /** Returns the network with encoders that learned from training rows only. */
    static Network of(Network network, FitOptions options, Dataset data) {
        Matching matching = Matching.ofFeatures(network, data);
        if (network.encoders().isEmpty() || !matching.isWhole()) {
            return network;
        }
        Dataset train = data;
        Optional<Dataset> held = options.validation();
        double share = options.validationSplit();
        if (held.isEmpty() && share > 0 && share < 1 && data.size() > 1) {
            SplitRows rows;
            try {
                rows = data.splitRows(share, options.seed().child("validation"));
            } catch (IllegalArgumentException refused) {
                // Said with all other problems of the fit.
                return network;
            }
            train = data.rows(rows.train());
            held = Optional.of(data.rows(rows.heldOut()));
        }
        Map<String, Encoder> unseeing = new LinkedHashMap<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            String name = network.inputNames().get(i);
            Encoder encoder = network.encoders().get(name);
            if (encoder != null) {
                unseeing.put(name, unseeing(network, options, encoder, i, train, held));
            }
        }
        return network.withEncoders(unseeing);
    }

    private static Encoder unseeing(
            Network network, FitOptions options, Encoder encoder, int input, Dataset train, Optional<Dataset> held) {
        Dataset known = train.feature(Matching.ofFeatures(network, train).place(input));
        Encoder result = encoder;
        if (held.isPresent() && Matching.ofFeatures(network, held.get()).isWhole()) {
            int place = Matching.ofFeatures(network, held.get()).place(input);
            result = result.unseeing(known, held.get().feature(place));
        }
        // Weights of another model were trained on what its encoder gave.
        return options.start().weights().isPresent() ? result : result.unseeing(known);
    }
}

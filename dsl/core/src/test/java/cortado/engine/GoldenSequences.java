package cortado.engine;

import com.google.gson.JsonObject;
import cortado.layer.AttentionLayer;
import cortado.layer.Conv1dLayer;
import cortado.layer.EmbeddingLayer;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.layer.Pool1dLayer;
import cortado.layer.RecurrentLayer;
import cortado.layer.TransformerEncoderLayer;

/** Builds the layers of sequences that golden files describe. */
final class GoldenSequences {
    private GoldenSequences() {}

    static Layer of(JsonObject spec) {
        return switch (spec.get("layer").getAsString()) {
            case "embedding" -> embedding(spec);
            case "positions" -> Layers.positions();
            case "sinusoidalPositions" -> Layers.sinusoidalPositions();
            case "avgOverSteps" -> Layers.avgOverSteps();
            case "maxOverSteps" -> Layers.maxOverSteps();
            case "lastStep" -> Layers.lastStep();
            case "simpleRnn" -> recurrent(spec, Layers.simpleRnn(number(spec, "units")));
            case "lstm" -> recurrent(spec, Layers.lstm(number(spec, "units")));
            case "gru" -> recurrent(spec, Layers.gru(number(spec, "units")));
            case "multiHeadAttention" -> attention(spec);
            case "transformerEncoder" -> encoder(spec);
            case "conv1d" -> conv1d(spec);
            case "maxPool1d" -> pool1d(spec, Layers.maxPool1d(number(spec, "size")));
            case "avgPool1d" -> pool1d(spec, Layers.avgPool1d(number(spec, "size")));
            default -> throw new IllegalArgumentException("no layer for " + spec);
        };
    }

    private static Layer embedding(JsonObject spec) {
        EmbeddingLayer layer = Layers.embedding(number(spec, "vocabulary"), number(spec, "size"));
        return has(spec, "masked") ? layer.masked() : layer;
    }

    private static Layer conv1d(JsonObject spec) {
        Conv1dLayer layer = Layers.conv1d(number(spec, "filters"), number(spec, "kernel"))
                .stride(GoldenImages.number(spec, "stride", 1))
                .dilation(GoldenImages.number(spec, "dilation", 1))
                .groups(GoldenImages.number(spec, "groups", 1));
        layer = GoldenImages.isPadded(spec, "same") ? layer.samePadding() : layer;
        layer = GoldenImages.isPadded(spec, "causal") ? layer.causalPadding() : layer;
        return GoldenImages.hasBias(spec) ? layer : layer.withoutBias();
    }

    private static Layer pool1d(JsonObject spec, Pool1dLayer plain) {
        Pool1dLayer layer = plain.stride(GoldenImages.number(spec, "stride", number(spec, "size")));
        return GoldenImages.isPadded(spec, "same") ? layer.samePadding() : layer;
    }

    private static Layer recurrent(JsonObject spec, RecurrentLayer plain) {
        RecurrentLayer layer = spec.has("stacked") ? plain.stacked(number(spec, "stacked")) : plain;
        layer = has(spec, "bidirectional") ? layer.bidirectional() : layer;
        return has(spec, "sequences") ? layer.sequences() : layer;
    }

    private static Layer attention(JsonObject spec) {
        AttentionLayer layer = Layers.multiHeadAttention(number(spec, "heads"));
        return has(spec, "causal") ? layer.causal() : layer;
    }

    private static Layer encoder(JsonObject spec) {
        TransformerEncoderLayer layer = Layers.transformerEncoder(number(spec, "heads"), number(spec, "feedForward"))
                .dropout(0);
        layer = has(spec, "preNorm") ? layer.preNorm() : layer;
        layer = has(spec, "gelu") ? layer.feedForwardGelu() : layer;
        return has(spec, "causal") ? layer.causal() : layer;
    }

    private static boolean has(JsonObject spec, String option) {
        return spec.has(option) && spec.get(option).getAsBoolean();
    }

    private static int number(JsonObject spec, String member) {
        return spec.get(member).getAsInt();
    }
}

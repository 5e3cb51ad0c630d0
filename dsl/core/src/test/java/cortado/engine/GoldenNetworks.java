package cortado.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import cortado.base.Shape;
import cortado.graph.Input;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Builds the networks that golden files describe, from the layer factories that users call. */
final class GoldenNetworks {
    private GoldenNetworks() {}

    static Network of(Golden golden) {
        int[] shape = numbers(golden.json(), "inputShape");
        List<Layer> layers = new ArrayList<>();
        golden.json().getAsJsonArray("network").forEach(spec -> layers.add(layer(spec.getAsJsonObject())));
        Network network = Network.sequential(new Input(Shape.of(shape)), layers.toArray(Layer[]::new));
        if (network.outputShape().rank() == 1) {
            return network;
        }
        // Losses take rows of values; flat, an image has the same values in the same order.
        layers.add(Layers.flatten());
        return Network.sequential(new Input(Shape.of(shape)), layers.toArray(Layer[]::new));
    }

    private static Layer layer(JsonObject spec) {
        Layer plain =
                switch (spec.get("layer").getAsString()) {
                    case "dense" -> Layers.dense(number(spec, "units"));
                    case "residual" -> Layers.residual(inside(spec, "layers")).shortcut(inside(spec, "shortcut"));
                    case "repeat" -> Layers.repeat(spec.get("times").getAsInt(), inside(spec, "layers"));
                    case "flatten" -> Layers.flatten();
                    case "reshape" -> Layers.reshape(numbers(spec, "dimensions"));
                    case "permute" -> Layers.permute(numbers(spec, "axes"));
                    case "layerNorm" -> Layers.layerNorm();
                    case "groupNorm" -> Layers.groupNorm(number(spec, "groups"));
                    case "spatialDropout" ->
                        Layers.spatialDropout(spec.get("rate").getAsDouble());
                    case "batchNorm" -> Layers.batchNorm();
                    case "relu6" -> Layers.relu6();
                    case "silu" -> Layers.silu();
                    case "leakyRelu" -> Layers.leakyRelu(value(spec));
                    case "elu" -> Layers.elu(value(spec));
                    case "dropout" -> Layers.dropout(spec.get("rate").getAsDouble());
                    default -> GoldenImages.of(spec);
                };
        Layer layer = regularized(activated(plain, spec), spec);
        return spec.has("frozen") ? layer.frozen() : layer;
    }

    private static Layer[] inside(JsonObject block, String member) {
        List<Layer> layers = new ArrayList<>();
        if (block.has(member)) {
            block.getAsJsonArray(member).forEach(spec -> layers.add(layer(spec.getAsJsonObject())));
        }
        return layers.toArray(Layer[]::new);
    }

    private static Layer activated(Layer plain, JsonObject spec) {
        return switch (text(spec, "activation", "linear")) {
            case "leakyRelu" -> plain.leakyRelu(value(spec));
            case "elu" -> plain.elu(value(spec));
            default -> activated(plain, text(spec, "activation", "linear"));
        };
    }

    private static Layer regularized(Layer layer, JsonObject spec) {
        Layer regularized = spec.has("l1") ? layer.l1(spec.get("l1").getAsDouble()) : layer;
        regularized = spec.has("l2") ? regularized.l2(spec.get("l2").getAsDouble()) : regularized;
        return spec.has("maxNorm") ? regularized.maxNorm(spec.get("maxNorm").getAsDouble()) : regularized;
    }

    static Layer activated(Layer layer, String activation) {
        return switch (activation) {
            case "relu" -> layer.relu();
            case "relu6" -> layer.relu6();
            case "silu" -> layer.silu();
            case "gelu" -> layer.gelu();
            case "tanh" -> layer.tanh();
            case "sigmoid" -> layer.sigmoid();
            case "softmax" -> layer.softmax();
            case "linear", "none" -> layer;
            default -> throw new IllegalArgumentException("no activation " + activation);
        };
    }

    private static int[] numbers(JsonObject json, String member) {
        return StreamSupport.stream(json.getAsJsonArray(member).spliterator(), false)
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static double value(JsonObject spec) {
        return spec.get("value").getAsDouble();
    }

    private static int number(JsonObject spec, String member) {
        return spec.get(member).getAsInt();
    }

    private static String text(JsonObject spec, String member, String otherwise) {
        JsonPrimitive value = spec.getAsJsonPrimitive(member);
        return value == null ? otherwise : value.getAsString();
    }
}

package cortado.engine;

import com.google.gson.JsonObject;
import cortado.layer.Conv2dLayer;
import cortado.layer.ConvTranspose2dLayer;
import cortado.layer.DepthwiseConv2dLayer;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.layer.Pool2dLayer;
import cortado.layer.SeparableConv2dLayer;
import cortado.layer.UpsampleLayer;

/** Builds the layers over images that golden files describe. */
final class GoldenImages {
    private GoldenImages() {}

    static Layer of(JsonObject spec) {
        return switch (spec.get("layer").getAsString()) {
            case "conv2d" -> conv2d(spec);
            case "depthwiseConv2d" -> depthwise(spec);
            case "separableConv2d" -> separable(spec);
            case "convTranspose2d" -> transposed(spec);
            case "maxPool2d" -> pool(spec, Layers.maxPool2d(number(spec, "size", 0)));
            case "avgPool2d" -> pool(spec, Layers.avgPool2d(number(spec, "size", 0)));
            case "globalAvgPool2d" -> Layers.globalAvgPool2d();
            case "globalMaxPool2d" -> Layers.globalMaxPool2d();
            case "upsample" -> upsample(spec);
            default -> GoldenSequences.of(spec);
        };
    }

    private static Layer conv2d(JsonObject spec) {
        Conv2dLayer layer = Layers.conv2d(number(spec, "filters", 0), number(spec, "kernel", 0))
                .stride(number(spec, "stride", 1))
                .dilation(number(spec, "dilation", 1))
                .groups(number(spec, "groups", 1));
        layer = isSame(spec) ? layer.samePadding() : layer;
        return hasBias(spec) ? layer : layer.withoutBias();
    }

    private static Layer depthwise(JsonObject spec) {
        DepthwiseConv2dLayer layer = Layers.depthwiseConv2d(number(spec, "kernel", 0))
                .stride(number(spec, "stride", 1))
                .dilation(number(spec, "dilation", 1))
                .multiplier(number(spec, "multiplier", 1));
        layer = isSame(spec) ? layer.samePadding() : layer;
        return hasBias(spec) ? layer : layer.withoutBias();
    }

    private static Layer separable(JsonObject spec) {
        SeparableConv2dLayer layer = Layers.separableConv2d(number(spec, "filters", 0), number(spec, "kernel", 0))
                .stride(number(spec, "stride", 1))
                .dilation(number(spec, "dilation", 1))
                .multiplier(number(spec, "multiplier", 1));
        layer = isSame(spec) ? layer.samePadding() : layer;
        return hasBias(spec) ? layer : layer.withoutBias();
    }

    private static Layer transposed(JsonObject spec) {
        ConvTranspose2dLayer layer = Layers.convTranspose2d(number(spec, "filters", 0), number(spec, "kernel", 0))
                .stride(number(spec, "stride", 1))
                .dilation(number(spec, "dilation", 1))
                .padding(number(spec, "cut", 0))
                .outputPadding(number(spec, "outputPadding", 0));
        layer = isSame(spec) ? layer.samePadding() : layer;
        return hasBias(spec) ? layer : layer.withoutBias();
    }

    private static Layer pool(JsonObject spec, Pool2dLayer plain) {
        Pool2dLayer layer = plain.stride(number(spec, "stride", number(spec, "size", 0)));
        return isSame(spec) ? layer.samePadding() : layer;
    }

    private static Layer upsample(JsonObject spec) {
        UpsampleLayer layer = Layers.upsample(number(spec, "scale", 0));
        return spec.has("bilinear") ? layer.bilinear() : layer;
    }

    private static boolean isSame(JsonObject spec) {
        return isPadded(spec, "same");
    }

    static boolean isPadded(JsonObject spec, String how) {
        return spec.has("padding") && spec.get("padding").getAsString().equals(how);
    }

    static boolean hasBias(JsonObject spec) {
        return !spec.has("bias") || spec.get("bias").getAsBoolean();
    }

    static int number(JsonObject spec, String member, int otherwise) {
        return spec.has(member) ? spec.get(member).getAsInt() : otherwise;
    }
}

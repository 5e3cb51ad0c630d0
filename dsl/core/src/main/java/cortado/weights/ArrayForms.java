package cortado.weights;

import cortado.base.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form that each library gives an array. */
final class ArrayForms {
    private static final Set<String> RECURRENT = Set.of("simpleRnn", "lstm", "gru");
    private static final Pattern OF_CELL = Pattern.compile("(backward_)?(weight|recurrent|bias)(?:_(\\d+))?");
    private static final Map<String, String> TORCH = Map.of("runningMean", "running_mean", "runningVar", "running_var");
    private static final Map<String, String> TORCH_PARTS = Map.of(
            "weight", "in_proj_weight",
            "bias", "in_proj_bias",
            "out_weight", "out_proj.weight",
            "out_bias", "out_proj.bias");
    private static final Map<String, String> KERAS_NORM =
            Map.of("weight", "gamma", "bias", "beta", "runningMean", "moving_mean", "runningVar", "moving_variance");

    private ArrayForms() {}

    /** Returns how files with such names hold the array. */
    static ArrayForm of(LayerArray array, WeightNames names) {
        return switch (names) {
            case CORTADO -> ArrayForm.same(array.name(), array.dimensions());
            case PYTORCH -> torch(array);
            case KERAS -> keras(array);
        };
    }

    private static ArrayForm torch(LayerArray array) {
        String name = array.name();
        if (RECURRENT.contains(array.kind())) {
            return torchCell(array);
        }
        if (array.kind().equals("multiHeadAttention")) {
            name = TORCH_PARTS.getOrDefault(name, name);
        } else if (array.kind().equals("transformerEncoder")) {
            name = torchEncoder(name);
        }
        return ArrayForm.same(TORCH.getOrDefault(name, name), array.dimensions());
    }

    private static String torchEncoder(String name) {
        if (name.startsWith("attention_")) {
            String part = name.substring("attention_".length());
            return "self_attn." + TORCH_PARTS.getOrDefault(part, part);
        }
        return name.replace("feed", "linear").replace('_', '.');
    }

    private static ArrayForm torchCell(LayerArray array) {
        Matcher part = cell(array.name());
        String layer = part.group(3) == null ? "0" : Integer.toString(Integer.parseInt(part.group(3)) - 1);
        String suffix = "_l" + layer + (part.group(1) == null ? "" : "_reverse");
        if (!part.group(2).equals("bias")) {
            String side = part.group(2).equals("weight") ? "ih" : "hh";
            return ArrayForm.same("weight_" + side + suffix, array.dimensions());
        }
        // PyTorch adds two biases; only in a gru each has its own place.
        boolean isSum = array.shape().rank() == 1;
        return new ArrayForm(
                List.of("bias_ih" + suffix, "bias_hh" + suffix),
                List.of(array.shape().get(-1)),
                IntUnaryOperator.identity(),
                isSum);
    }

    private static Matcher cell(String name) {
        Matcher part = OF_CELL.matcher(name);
        if (!part.matches()) {
            throw new IllegalStateException("a recurrent layer has no array " + name);
        }
        return part;
    }

    private static ArrayForm keras(LayerArray array) {
        if (RECURRENT.contains(array.kind())) {
            return kerasCell(array);
        }
        if (Set.of("multiHeadAttention", "transformerEncoder").contains(array.kind())) {
            return ArrayForm.same(array.name(), array.dimensions());
        }
        if (array.kind().endsWith("Norm")) {
            return kerasNorm(array, KERAS_NORM.getOrDefault(array.name(), array.name()));
        }
        if (array.kind().equals("depthwiseConv2d") && array.name().equals("weight")
                || array.kind().equals("separableConv2d") && array.name().equals("depthwise")) {
            return depthwise(array);
        }
        if (array.kind().equals("separableConv2d") && array.name().equals("pointwise")) {
            return kernel(array, "pointwise_kernel");
        }
        if (!array.name().equals("weight") || array.shape().rank() < 2) {
            return ArrayForm.same(array.name(), array.dimensions());
        }
        return Set.of("embedding", "positions").contains(array.kind())
                ? ArrayForm.same("embeddings", array.dimensions())
                : kernel(array, "kernel");
    }

    private static ArrayForm kerasNorm(LayerArray array, String name) {
        if (array.image().isEmpty()) {
            return ArrayForm.same(name, array.dimensions());
        }
        return ArrayForm.permuted(name, array.dimensions(), array.image().get().toArray(), 1, 2, 0);
    }

    /** (out, in, …) becomes (…, in, out), and the features of an image change from (C, H, W) to (H, W, C). */
    private static ArrayForm kernel(LayerArray array, String name) {
        int[] own = array.dimensions();
        if (array.image().isPresent()) {
            Shape image = array.image().get();
            int[] split = {own[0], image.get(0), image.get(1), image.get(2)};
            return ArrayForm.permuted(name, new int[] {own[1], own[0]}, split, 2, 3, 1, 0);
        }
        int[] axes = new int[own.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = (i + 2) % axes.length;
        }
        axes[axes.length - 2] = 1;
        axes[axes.length - 1] = 0;
        int[] shape = Arrays.stream(axes).map(axis -> own[axis]).toArray();
        return ArrayForm.permuted(name, shape, own, axes);
    }

    /** Filters (C · multiplier, 1, height, width) become (height, width, C, multiplier). */
    private static ArrayForm depthwise(LayerArray array) {
        int[] own = array.dimensions();
        int[] split = {array.groups(), own[0] / array.groups(), own[2], own[3]};
        int[] shape = {own[2], own[3], split[0], split[1]};
        return ArrayForm.permuted("depthwise_kernel", shape, split, 2, 3, 0, 1);
    }

    /** A kernel is transposed; Keras's gru has its update gate before its reset gate. */
    private static ArrayForm kerasCell(LayerArray array) {
        String name = array.name();
        int[] own = array.dimensions();
        boolean isBias = cell(name).group(2).equals("bias");
        ArrayForm form = isBias
                ? ArrayForm.same(name, own)
                : ArrayForm.permuted(
                        name.replace("weight", "kernel").replace("recurrent", "recurrent_kernel"),
                        new int[] {own[1], own[0]},
                        own,
                        1,
                        0);
        return array.kind().equals("gru") ? form.swapped(isBias ? own[1] / 3 : own[0] / 3 * own[1]) : form;
    }
}

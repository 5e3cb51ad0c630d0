package cortado.engine;

import cortado.graph.Graph;
import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Recurrent;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the backward pass of a loss is cut, so that chosen matrix products and recurrent layers take their gradients from kernels that autograd does
 * not know.
 *
 * <p>A cut product's result is a leaf for autograd, and so is its input. Between the cuts lie segments: each ends in one root (the
 * loss, the input of a cut product, or a tensor that several segments share) and reaches back to the leaves that it was computed
 * from. Without cuts the loss is the only root and all parameters are its leaves.
 */
final class Segments {
    private final Tensor loss;
    private final Set<Tensor> products;
    private final Set<Tensor> differentiable = identitySet();
    private final Set<Tensor> roots = identitySet();
    private final List<Tensor> order = new ArrayList<>();

    private Segments(Tensor loss, Set<Tensor> products) {
        this.loss = loss;
        this.products = products;
    }

    /**
     * Cuts the graph of a loss.
     *
     * @param trainable the parameters that get a gradient
     * @param smallest multiplications a sample from which on a product is cut; {@link Long#MAX_VALUE} for none
     */
    static Segments of(Tensor loss, List<Parameter> trainable, long smallest) {
        return of(loss, trainable, smallest, false);
    }

    /**
     * Cuts the graph of a loss; see {@link #of(Tensor, List, long)}.
     *
     * @param isMixed whether linear maps are computed in bfloat16, for which autograd has fast products, too
     */
    static Segments of(Tensor loss, List<Parameter> trainable, long smallest, boolean isMixed) {
        List<Tensor> tensors = Graph.of(loss).tensors();
        Set<Tensor> products = identitySet();
        for (Tensor tensor : tensors) {
            if (multiplications(tensor) >= smallest && !(isMixed && tensor.op() instanceof Linear)) {
                products.add(tensor);
            }
        }
        Segments segments = new Segments(loss, products);
        segments.findDifferentiable(tensors, trainable);
        products.retainAll(segments.differentiable);
        segments.findRoots(tensors);
        return segments;
    }

    /**
     * Returns how many multiplications the products of an operation take for a sample; -1 if it is none that can be cut: a linear
     * map by a parameter or a recurrent layer.
     */
    static long multiplications(Tensor tensor) {
        if (tensor.op() instanceof Linear linear && linear.weight().op() instanceof Parameter) {
            return linear.x().shape().size() * linear.weight().shape().get(0);
        }
        if (tensor.op() instanceof Recurrent recurrent && RecurrentTranslation.hasOwn(recurrent)) {
            return recurrent.x().shape().get(0)
                    * recurrent.weights().stream()
                            .mapToLong(w -> w.shape().size())
                            .sum();
        }
        return -1;
    }

    /**
     * Returns whether an inference computes the operation by kernels that have no derivative: a large product, and an LSTM whose
     * number of units 32 does not divide. For other LSTMs it takes oneDNN's, as libtorch does without autograd, which is the faster
     * but on some processors wrong where its blocks of 32 units are not full.
     *
     * @param smallest multiplications a sample from which on a product is large; {@link Long#MAX_VALUE} for none
     */
    static boolean isCutAtInference(Tensor tensor, long smallest) {
        long size = multiplications(tensor);
        return tensor.op() instanceof Recurrent recurrent
                ? size >= 0 && smallest < Long.MAX_VALUE && recurrent.units() % 32 != 0
                : size >= smallest;
    }

    /** Returns whether the product is cut: computed and differentiated outside autograd. */
    boolean isCut(Tensor tensor) {
        return products.contains(tensor);
    }

    /** Returns whether a segment ends in the tensor and others start from it. */
    boolean isBoundary(Tensor tensor) {
        return tensor != loss && roots.contains(tensor);
    }

    /** Returns whether the loss depends on a trainable parameter through the tensor. */
    boolean isDifferentiable(Tensor tensor) {
        return differentiable.contains(tensor);
    }

    /** Returns the roots and the cut products, each after those that it was computed from. */
    List<Tensor> order() {
        return order;
    }

    /** Returns the leaves that the segment of a root was computed from, in order of first need. */
    List<Tensor> leaves(Tensor root) {
        Set<Tensor> leaves = new LinkedHashSet<>();
        Graph.inputsOf(root.op()).forEach(input -> collectLeaves(input, identitySet(), leaves));
        return List.copyOf(leaves);
    }

    private void collectLeaves(Tensor tensor, Set<Tensor> seen, Set<Tensor> leaves) {
        if (!differentiable.contains(tensor) || !seen.add(tensor)) {
            return;
        }
        if (tensor.op() instanceof Parameter || isCut(tensor) || roots.contains(tensor)) {
            leaves.add(tensor);
        } else {
            Graph.inputsOf(tensor.op()).forEach(input -> collectLeaves(input, seen, leaves));
        }
    }

    private void findDifferentiable(List<Tensor> tensors, List<Parameter> trainable) {
        for (Tensor tensor : tensors) {
            boolean isOne = tensor.op() instanceof Parameter parameter
                    ? trainable.contains(parameter)
                    : Graph.inputsOf(tensor.op()).stream().anyMatch(differentiable::contains);
            if (isOne) {
                differentiable.add(tensor);
            }
        }
    }

    /** Goes from the loss back: a tensor belongs to the segment of those that use it, or ends a segment of its own. */
    private void findRoots(List<Tensor> tensors) {
        Map<Tensor, Set<Tensor>> users = new IdentityHashMap<>();
        for (int i = tensors.size() - 1; i >= 0; i--) {
            Tensor tensor = tensors.get(i);
            if (!differentiable.contains(tensor) || tensor.op() instanceof Parameter) {
                continue;
            }
            Set<Tensor> segments = users.getOrDefault(tensor, Set.of());
            if (!isCut(tensor) && segments.size() != 1) {
                roots.add(tensor);
            }
            if (isCut(tensor) || roots.contains(tensor)) {
                order.add(0, tensor);
            }
            Tensor segment = roots.contains(tensor) || isCut(tensor)
                    ? tensor
                    : segments.iterator().next();
            for (Tensor input : Graph.inputsOf(tensor.op())) {
                Set<Tensor> usersOfInput = users.computeIfAbsent(input, key -> identitySet());
                usersOfInput.add(segment);
                if (isCut(tensor)) {
                    // The input of a cut product ends a segment even if nothing else needs it.
                    usersOfInput.add(input);
                }
            }
        }
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}

package cortado.engine;

import cortado.graph.Foreign;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.graph.Parameter;
import cortado.graph.RowWeight;
import cortado.graph.State;
import cortado.graph.Target;
import cortado.graph.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The parts into which foreign code cuts a computation: part 0, then the code whose input it gives, then part 1, and so on.
 *
 * <p>Each part takes what the parts and the code before it handed on. Without foreign code there is one part.
 */
final class Parts {
    private final List<Tensor> tensors;
    private final Map<Tensor, Integer> numbers = new IdentityHashMap<>();
    private final Set<Tensor> passed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int count;

    /** Cuts the computation of some results, all of which the last part needs. */
    Parts(List<Tensor> results) {
        tensors = Graph.of(results.toArray(Tensor[]::new)).tensors();
        tensors.forEach(tensor -> numbers.put(tensor, numbered(tensor)));
        count = 1 + tensors.stream().mapToInt(this::partAfter).max().orElse(0);
        tensors.forEach(this::addUses);
        results.forEach(result -> addUse(result, count - 1));
    }

    /** Code has the number of the part that gives its input. */
    private int numbered(Tensor tensor) {
        return Graph.inputsOf(tensor.op()).stream()
                .mapToInt(this::partAfter)
                .max()
                .orElse(0);
    }

    /** Returns the first part that can use the tensor. */
    private int partAfter(Tensor tensor) {
        int number = numbers.getOrDefault(tensor, 0);
        return tensor.op() instanceof Foreign ? number + 1 : number;
    }

    private void addUses(Tensor tensor) {
        int number = numbers.getOrDefault(tensor, 0);
        if (!(tensor.op() instanceof Foreign foreign)) {
            Graph.inputsOf(tensor.op()).forEach(input -> addUse(input, number));
        } else if (!(foreign.x().op() instanceof Foreign)) {
            // Code runs after its part, so that even this one hands its input on.
            passed.add(foreign.x());
        }
    }

    private void addUse(Tensor tensor, int part) {
        if (numbers.getOrDefault(tensor, 0) < part && !(tensor.op() instanceof Foreign) && !isEverywhere(tensor)) {
            passed.add(tensor);
        }
    }

    /** Returns whether each part can read the tensor for itself. */
    private static boolean isEverywhere(Tensor tensor) {
        return tensor.op() instanceof Parameter
                || tensor.op() instanceof State
                || tensor.op() instanceof Input
                || tensor.op() instanceof Target
                || tensor.op() instanceof RowWeight;
    }

    /** Returns the number of parts, at least 1. */
    int count() {
        return count;
    }

    /** Returns whether there is no foreign code. */
    boolean isWhole() {
        return count == 1;
    }

    /** Returns what a part hands on, in order. */
    List<Tensor> passed(int part) {
        return of(part).filter(passed::contains).toList();
    }

    /** Returns the results of the code that runs after a part, in order. */
    List<Tensor> code(int part) {
        return of(part).filter(tensor -> tensor.op() instanceof Foreign).toList();
    }

    /** Returns what a part takes: all that was handed on and what code gave before it. */
    List<Tensor> received(int part) {
        return IntStream.range(0, part)
                .boxed()
                .flatMap(before -> Stream.concat(passed(before).stream(), code(before).stream()))
                .toList();
    }

    private Stream<Tensor> of(int part) {
        return tensors.stream().filter(tensor -> numbers.getOrDefault(tensor, 0) == part);
    }
}

package cortado.train;

import cortado.base.Problems;
import cortado.graph.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * A user's number beside the loss.
 *
 * @param output the output it speaks of, or an empty text for the only one
 * @param name as a history shows it
 * @param function of output and target
 */
record OwnMetric(String output, String name, BinaryOperator<Tensor> function) {
    private static final List<String> TAKEN = List.of("loss", "accuracy");

    boolean isOf(String head) {
        return output.isEmpty() || output.equals(head);
    }

    void check(List<String> outputs, Problems problems) {
        problems.check(
                !name.isBlank() && !TAKEN.contains(name) && !name.startsWith("validation "),
                "metric '%s': the name is taken or blank. Choose another",
                name);
        if (output.isEmpty()) {
            problems.check(
                    outputs.size() == 1,
                    "metric '%s': the network has %d outputs. Say of which, e.g. metric(\"%s\", \"%s\", ...)",
                    name,
                    outputs.size(),
                    outputs.get(0),
                    name);
        } else {
            problems.check(
                    outputs.contains(output),
                    "metric '%s': there is no output '%s'; there are %s",
                    name,
                    output,
                    String.join(", ", outputs));
        }
    }
}

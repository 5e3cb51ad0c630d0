package cortado.engine;

import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Prints a computation that foreign code cuts: one method for each part, which {@link Relay} calls in turn. */
final class PartsScript {
    /** The argument of what earlier parts and the code between them gave. */
    static final String HANDED = "handed[]";

    private PartsScript() {}

    /** Returns the method of a part. */
    static String name(String method, int part) {
        return method + "_part" + part;
    }

    /**
     * Adds the methods of all parts.
     *
     * @param arguments of each of them, each with a comma before it
     * @param printer of all of them, so that their dropouts differ
     * @param before the statements with which each begins
     * @param end gives the statements of the last part, with its return
     */
    static void add(
            ScriptModule module,
            String method,
            String arguments,
            Parts parts,
            GraphPrinter printer,
            List<String> before,
            Supplier<List<String>> end) {
        for (int part = 0; part < parts.count(); part++) {
            List<String> lines = new ArrayList<>(before);
            List<Tensor> received = parts.received(part);
            for (int i = 0; i < received.size(); i++) {
                lines.add("r" + i + " = handed[" + i + "]");
                printer.bind(received.get(i), "r" + i);
            }
            if (part == parts.count() - 1) {
                lines.addAll(end.get());
            } else {
                String passed = parts.passed(part).stream().map(printer::print).collect(Collectors.joining(", "));
                lines.addAll(printer.take());
                lines.add("return annotate(List[Tensor], [" + passed + "])");
            }
            String handed = received.isEmpty() ? "" : ", handed: List[Tensor]";
            module.addMethod(name(method, part) + "(self" + arguments + handed + ") -> List[Tensor]", lines);
        }
    }
}

package cortado.engine;

import cortado.graph.Parameter;
import cortado.graph.Regularizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that are updated together: by one learning rate, and counting the same updates.
 *
 * @param name the ending of its attributes; empty for those that are trained from the start at the learning rate itself
 * @param factor by which it multiplies the learning rate
 * @param members its parameters
 * @param places where their gradients are in the list of all
 */
record ParameterGroup(String name, double factor, List<Parameter> members, List<Integer> places) {
    /** Returns the groups of the trained parameters. */
    static List<ParameterGroup> of(List<Parameter> parameters, Tuning tuning) {
        Map<String, ParameterGroup> groups = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i).name();
            ParameterGroup group = groups.computeIfAbsent(
                    tuning.group(parameter),
                    name -> new ParameterGroup(name, tuning.factor(parameter), new ArrayList<>(), new ArrayList<>()));
            group.members.add(parameters.get(i));
            group.places.add(i);
        }
        return List.copyOf(groups.values());
    }

    /**
     * Returns the statements that let rules speak of this group.
     *
     * @param lists names of the lists that attributes hold
     * @param scalars names of the numbers that the rule keeps, the count of updates among them
     */
    List<String> bindings(List<String> lists, List<String> scalars) {
        List<String> lines = new ArrayList<>();
        lists.forEach(list -> lines.add(list + " = self.list_" + list + name));
        scalars.forEach(scalar -> lines.add(scalar + " = self." + scalar + name));
        return lines;
    }

    /** Returns the statements that choose this group's gradients and learning rate from {@code every} and {@code base}. */
    List<String> choice() {
        String gradients = String.join(
                ", ", places.stream().map(place -> "every[" + place + "]").toList());
        return List.of("gs = [" + gradients + "]", "rate = torch.mul(base, " + factor + ")");
    }

    /** Returns the statements that cut kernels back to their largest norm. */
    List<String> limits() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Regularizer regularizer = members.get(i).regularizer();
            if (regularizer != null && regularizer.maxNorm() > 0) {
                lines.add("limited = torch.renorm_(ps[" + i + "], 2, 0, " + regularizer.maxNorm() + ")");
            }
        }
        return lines;
    }
}

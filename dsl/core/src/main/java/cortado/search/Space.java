package cortado.search;

import cortado.base.Names;
import cortado.base.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** All parameters of a search, in order; a conditional one comes after the one it depends on. */
record Space(List<Parameter> parameters) {
    /** Adds what is wrong. */
    void check(Problems problems) {
        problems.check(!parameters.isEmpty(), "there must be a parameter. Pass e.g. choice(\"units\", 32, 64)");
        List<String> earlier = new ArrayList<>();
        for (Parameter parameter : parameters) {
            problems.check(!earlier.contains(parameter.name()), "there are two parameters '%s'", parameter.name());
            parameter
                    .condition()
                    .ifPresent(when -> problems.check(
                            earlier.contains(when.other()),
                            "parameter '%s' depends on '%s', which is not an earlier one%s",
                            parameter.name(),
                            when.other(),
                            Names.didYouMean(when.other(), earlier)));
            earlier.add(parameter.name());
        }
    }

    /** Returns a point whose coordinates the function gives, without those of parameters whose condition does not hold. */
    Point point(ToDoubleFunction<Parameter> coordinate) {
        Map<String, Double> at = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (isThere(parameter, at)) {
                at.put(parameter.name(), coordinate.applyAsDouble(parameter));
            }
        }
        return new Point(at);
    }

    /** Returns a point drawn at random. */
    Point draw(SplittableRandom random) {
        return point(parameter -> parameter.range().draw(random));
    }

    /** Returns all points in order, the last parameter's values changing fastest. */
    List<Point> grid() {
        List<Map<String, Double>> points = List.of(Map.of());
        for (Parameter parameter : parameters) {
            List<Map<String, Double>> longer = new ArrayList<>();
            for (Map<String, Double> point : points) {
                if (!isThere(parameter, point)) {
                    longer.add(point);
                    continue;
                }
                for (double value : parameter.range().all()) {
                    Map<String, Double> more = new LinkedHashMap<>(point);
                    more.put(parameter.name(), value);
                    longer.add(more);
                }
            }
            points = longer;
        }
        return points.stream().map(Point::new).toList();
    }

    private boolean isThere(Parameter parameter, Map<String, Double> at) {
        return parameter
                .condition()
                .map(when -> at.containsKey(when.other())
                        && when.values().contains(value(when.other(), at.get(when.other()))))
                .orElse(true);
    }

    private Object value(String name, double at) {
        return parameter(name).range().value(at);
    }

    private Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the values of a point by name. */
    Map<String, Object> values(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        point.coordinates().forEach((name, at) -> values.put(name, value(name, at)));
        return values;
    }

    /** Returns how many points there are, or {@link Long#MAX_VALUE} if they cannot be listed. */
    long size() {
        return parameters.stream().anyMatch(p -> p.range().all().isEmpty()) ? Long.MAX_VALUE : grid().size();
    }

    List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }
}

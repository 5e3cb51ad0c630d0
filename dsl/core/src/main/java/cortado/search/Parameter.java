package cortado.search;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A setting that a search varies: its name and the values it can have. Immutable. */
public final class Parameter {
    private final String name;
    private final String kind;
    private final Range range;
    private final Optional<Condition> condition;

    /** When a parameter is there: only with some values of another one. */
    record Condition(String other, List<Object> values) {}

    private Parameter(String name, String kind, Range range, Optional<Condition> condition) {
        this.name = name;
        this.kind = kind;
        this.range = range;
        this.condition = condition;
        require(!name.isBlank(), "must have a name. Pass e.g. \"units\"");
    }

    /**
     * Returns a parameter that is one of several values: numbers, texts, layers or anything else.
     *
     * @throws IllegalArgumentException if there is no value, or one twice
     */
    public static Parameter choice(String name, Object... values) {
        Parameter parameter = new Parameter(name, "choice", new Choices(List.of(values)), Optional.empty());
        parameter.require(values.length > 0, "needs at least 1 value, but has none");
        parameter.require(
                new HashSet<>(List.of(values)).size() == values.length,
                "must not have a value twice, but has " + Arrays.toString(values));
        return parameter;
    }

    /**
     * Returns a parameter that is a whole number, each as likely.
     *
     * @param from the least
     * @param to the greatest, above {@code from}
     * @throws IllegalArgumentException if {@code to} is not above {@code from}
     */
    public static Parameter integers(String name, int from, int to) {
        Parameter parameter = new Parameter(name, "integers", new Integers(from, to), Optional.empty());
        parameter.require(to > from, "needs a greatest value above the least, but has %d and %d".formatted(from, to));
        return parameter;
    }

    /**
     * Returns a parameter that is any number of a range, each as likely.
     *
     * @throws IllegalArgumentException if {@code to} is not above {@code from}, or one is not finite
     */
    public static Parameter uniform(String name, double from, double to) {
        return reals(name, "uniform", new Reals(from, to, Reals.Scale.EVEN));
    }

    /**
     * Returns a parameter that is a number of a range, each order of magnitude as likely: a learning rate, a penalty.
     *
     * @throws IllegalArgumentException if {@code from} is not above 0, {@code to} is not above {@code from}, or one is not finite
     */
    public static Parameter logUniform(String name, double from, double to) {
        Parameter parameter = reals(name, "logUniform", new Reals(from, to, Reals.Scale.LOGARITHM));
        parameter.require(from > 0, "needs a least value above 0, but has " + from);
        return parameter;
    }

    private static Parameter reals(String name, String kind, Reals range) {
        Parameter parameter = new Parameter(name, kind, range, Optional.empty());
        parameter.require(
                Double.isFinite(range.from()) && Double.isFinite(range.to()) && range.to() > range.from(),
                "needs a greatest value above the least, but has %s and %s".formatted(range.from(), range.to()));
        return parameter;
    }

    /**
     * Returns this parameter for trials only in which an earlier one has one of the values: {@code uniform("momentum", 0,
     * 0.99).when("optimizer", "sgd")}.
     */
    public Parameter when(String other, Object... values) {
        require(values.length > 0, "when(\"" + other + "\", ...) needs at least 1 value");
        return new Parameter(name, kind, range, Optional.of(new Condition(other, List.of(values))));
    }

    String name() {
        return name;
    }

    Range range() {
        return range;
    }

    Optional<Condition> condition() {
        return condition;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(kind + " '" + name + "': " + rule + ".");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter parameter && toString().equals(parameter.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind);
    }

    /** Returns the parameter as it is written. */
    @Override
    public String toString() {
        return kind + "(\"" + name + "\", " + range.arguments() + ")"
                + condition
                        .map(when -> ".when(\"" + when.other() + "\", " + new Choices(when.values()).arguments() + ")")
                        .orElse("");
    }
}

package cortado.train;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** What can be set of an optimizer besides its learning rate, in the order in which it is written. */
enum OptimizerSetting {
    MOMENTUM("momentum", Range.SHARE, "sgd(0.01).momentum(0.9)"),
    NESTEROV("nesterov", Range.FLAG, "sgd(0.01).momentum(0.9).nesterov()"),
    RHO("rho", Range.SHARE, "rmsProp(1e-3).rho(0.9)"),
    CENTERED("centered", Range.FLAG, "rmsProp(1e-3).centered()"),
    BETAS("betas", Range.SHARE, "adam(1e-3).betas(0.9, 0.999)"),
    MOMENTUM_DECAY("momentumDecay", Range.NOT_NEGATIVE, "nadam(2e-3).momentumDecay(0.004)"),
    INITIAL_ACCUMULATOR("initialAccumulator", Range.NOT_NEGATIVE, "adagrad(0.01).initialAccumulator(0.1)"),
    EPSILON("epsilon", Range.POSITIVE, "adam(1e-3).epsilon(1e-7)"),
    WEIGHT_DECAY("weightDecay", Range.NOT_NEGATIVE, "adamW(1e-3).weightDecay(0.01)");

    /** The values that a setting takes. */
    private enum Range {
        FLAG(value -> true, ""),
        SHARE(value -> value >= 0 && value < 1, "at least 0 and below 1"),
        POSITIVE(value -> value > 0 && !Double.isInfinite(value), "above 0"),
        NOT_NEGATIVE(value -> value >= 0 && !Double.isInfinite(value), "at least 0");

        private final DoublePredicate rule;
        private final String inWords;

        Range(DoublePredicate rule, String inWords) {
            this.rule = rule;
            this.inWords = inWords;
        }
    }

    private final String label;
    private final Range range;
    private final String example;

    OptimizerSetting(String label, Range range, String example) {
        this.label = label;
        this.range = range;
        this.example = example;
    }

    String label() {
        return label;
    }

    /** Returns how it is written. */
    String example() {
        return example;
    }

    /**
     * Ends with a message if one of the values cannot be.
     *
     * @param optimizer the name of the optimizer that the setting belongs to
     */
    void check(String optimizer, List<Double> values) {
        for (double value : values) {
            if (!range.rule.test(value)) {
                throw new IllegalArgumentException(optimizer + ": " + label + " must be " + range.inWords + ", but was "
                        + value + ". Write e.g. " + example + ".");
            }
        }
    }

    /** Returns the call that sets the values, for example {@code .momentum(0.9)}. */
    String written(List<Double> values) {
        String arguments =
                range == Range.FLAG ? "" : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "." + label + "(" + arguments + ")";
    }
}

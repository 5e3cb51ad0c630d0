package cortado.train;

import static cortado.train.OptimizerSetting.BETAS;
import static cortado.train.OptimizerSetting.CENTERED;
import static cortado.train.OptimizerSetting.EPSILON;
import static cortado.train.OptimizerSetting.INITIAL_ACCUMULATOR;
import static cortado.train.OptimizerSetting.MOMENTUM;
import static cortado.train.OptimizerSetting.MOMENTUM_DECAY;
import static cortado.train.OptimizerSetting.NESTEROV;
import static cortado.train.OptimizerSetting.RHO;
import static cortado.train.OptimizerSetting.WEIGHT_DECAY;

import cortado.engine.Update;
import cortado.engine.UpdateRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The optimizers that there are: their settings, with PyTorch's defaults, and the updates that these make. */
enum OptimizerKind {
    SGD(
            "sgd",
            OptimizerSettings.of(MOMENTUM, 0).and(NESTEROV, 0).and(WEIGHT_DECAY, 0),
            s -> new Update(UpdateRule.sgd(s.get(MOMENTUM), s.isOn(NESTEROV)), s.get(WEIGHT_DECAY))),
    ADAM(
            "adam",
            OptimizerSettings.of(BETAS, 0.9, 0.999).and(EPSILON, 1e-8),
            s -> Update.by(UpdateRule.adam(s.all(BETAS).get(0), s.all(BETAS).get(1), s.get(EPSILON), 0))),
    ADAM_W(
            "adamW",
            OptimizerSettings.of(BETAS, 0.9, 0.999).and(EPSILON, 1e-8).and(WEIGHT_DECAY, 0.01),
            s -> Update.by(
                    UpdateRule.adam(s.all(BETAS).get(0), s.all(BETAS).get(1), s.get(EPSILON), s.get(WEIGHT_DECAY)))),
    RMS_PROP(
            "rmsProp",
            OptimizerSettings.of(RHO, 0.99)
                    .and(EPSILON, 1e-8)
                    .and(MOMENTUM, 0)
                    .and(CENTERED, 0)
                    .and(WEIGHT_DECAY, 0),
            s -> new Update(
                    UpdateRule.rmsProp(s.get(RHO), s.get(EPSILON), s.get(MOMENTUM), s.isOn(CENTERED)),
                    s.get(WEIGHT_DECAY))),
    ADAGRAD(
            "adagrad",
            OptimizerSettings.of(EPSILON, 1e-10).and(INITIAL_ACCUMULATOR, 0).and(WEIGHT_DECAY, 0),
            s -> new Update(UpdateRule.adagrad(s.get(EPSILON), s.get(INITIAL_ACCUMULATOR)), s.get(WEIGHT_DECAY))),
    ADADELTA(
            "adadelta",
            OptimizerSettings.of(RHO, 0.9).and(EPSILON, 1e-6).and(WEIGHT_DECAY, 0),
            s -> new Update(UpdateRule.adadelta(s.get(RHO), s.get(EPSILON)), s.get(WEIGHT_DECAY))),
    NADAM(
            "nadam",
            OptimizerSettings.of(BETAS, 0.9, 0.999)
                    .and(EPSILON, 1e-8)
                    .and(MOMENTUM_DECAY, 4e-3)
                    .and(WEIGHT_DECAY, 0),
            s -> new Update(
                    UpdateRule.nadam(s.all(BETAS).get(0), s.all(BETAS).get(1), s.get(EPSILON), s.get(MOMENTUM_DECAY)),
                    s.get(WEIGHT_DECAY))),
    LION(
            "lion",
            OptimizerSettings.of(BETAS, 0.9, 0.99).and(WEIGHT_DECAY, 0),
            s -> Update.by(UpdateRule.lion(s.all(BETAS).get(0), s.all(BETAS).get(1), s.get(WEIGHT_DECAY))));

    private final String label;
    private final OptimizerSettings defaults;
    private final Function<OptimizerSettings, Update> update;

    OptimizerKind(String label, OptimizerSettings defaults, Function<OptimizerSettings, Update> update) {
        this.label = label;
        this.defaults = defaults;
        this.update = update;
    }

    String label() {
        return label;
    }

    OptimizerSettings defaults() {
        return defaults;
    }

    Update update(OptimizerSettings settings) {
        return update.apply(settings);
    }

    /** Ends with a message if this has no such setting. */
    void requireHas(OptimizerSetting setting) {
        if (!defaults.has(setting)) {
            List<String> owners = Arrays.stream(values())
                    .filter(kind -> kind.defaults.has(setting))
                    .map(OptimizerKind::label)
                    .toList();
            throw new IllegalArgumentException(label + ": " + setting.label() + " belongs to " + listed(owners)
                    + ". Write e.g. " + setting.example() + "; " + label + " has " + listed(options()) + ".");
        }
    }

    private List<String> options() {
        return defaults.values().keySet().stream().map(OptimizerSetting::label).toList();
    }

    /** Returns for example {@code sgd, adamW and lion}. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
    }

    /** Returns the calls that change settings from their defaults, as they are written. */
    String written(OptimizerSettings settings) {
        return settings.values().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(defaults.all(entry.getKey())))
                .map(entry -> entry.getKey().written(entry.getValue()))
                .collect(Collectors.joining());
    }
}

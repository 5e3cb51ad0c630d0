package cortado.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings of an optimizer with their values. */
record OptimizerSettings(Map<OptimizerSetting, List<Double>> values) {
    /** Returns one setting. */
    static OptimizerSettings of(OptimizerSetting setting, double... values) {
        return new OptimizerSettings(Map.of()).and(setting, values);
    }

    /** Returns these settings and one more, or with another value. */
    OptimizerSettings and(OptimizerSetting setting, double... newValues) {
        Map<OptimizerSetting, List<Double>> all = new EnumMap<>(OptimizerSetting.class);
        all.putAll(values);
        all.put(setting, Arrays.stream(newValues).boxed().toList());
        return new OptimizerSettings(Collections.unmodifiableMap(all));
    }

    boolean has(OptimizerSetting setting) {
        return values.containsKey(setting);
    }

    List<Double> all(OptimizerSetting setting) {
        return Objects.requireNonNull(values.get(setting), setting.label());
    }

    double get(OptimizerSetting setting) {
        return all(setting).get(0);
    }

    boolean isOn(OptimizerSetting flag) {
        return get(flag) != 0;
    }
}

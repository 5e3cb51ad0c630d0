package cortado.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What a dataset has besides its first feature and its first target.
 *
 * @param featureName what the first feature is called
 * @param targetName what the first target is called
 * @param features further features, each a dataset without labels
 * @param targets further targets
 */
record Companions(String featureName, String targetName, List<Feature> features, List<Target> targets) {
    /** A named feature. */
    record Feature(String name, Dataset rows) {}

    /** A named target. */
    record Target(String name, Labels labels) {}

    static final Companions NONE = new Companions("features", "labels", List.of(), List.of());

    Companions {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
    }

    Companions rows(int[] rows) {
        return new Companions(
                featureName,
                targetName,
                features.stream()
                        .map(feature -> new Feature(feature.name, feature.rows.rows(rows)))
                        .toList(),
                targets.stream()
                        .map(target -> new Target(target.name, target.labels.rows(rows)))
                        .toList());
    }

    Companions withFeatureName(String name) {
        return new Companions(name, targetName, features, targets);
    }

    Companions withTargetName(String name) {
        return new Companions(featureName, name, features, targets);
    }

    Companions with(Feature feature) {
        List<Feature> all = new ArrayList<>(features);
        all.add(feature);
        return new Companions(featureName, targetName, all, targets);
    }

    /** Returns these with other rows for the feature of the given number, of which the first is 1. */
    Companions with(int number, Dataset rows) {
        List<Feature> all = new ArrayList<>(features);
        all.set(number - 1, new Feature(all.get(number - 1).name, rows));
        return new Companions(featureName, targetName, all, targets);
    }

    Companions with(Target target) {
        List<Target> all = new ArrayList<>(targets);
        all.add(target);
        return new Companions(featureName, targetName, features, all);
    }

    List<String> featureNames() {
        List<String> names = new ArrayList<>(List.of(featureName));
        features.forEach(feature -> names.add(feature.name));
        return names;
    }

    List<String> targetNames() {
        List<String> names = new ArrayList<>(List.of(targetName));
        targets.forEach(target -> names.add(target.name));
        return names;
    }
}

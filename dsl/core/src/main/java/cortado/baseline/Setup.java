package cortado.baseline;

import cortado.base.Seed;
import java.util.List;

/**
 * What all classical estimators can be told.
 *
 * @param encoding how raw rows become numbers
 * @param seed of all that is drawn at random
 * @param featureNames of the numbers; none if they are not known
 */
record Setup(Encoding encoding, Seed seed, List<String> featureNames) {
    static Setup of(Encoding encoding) {
        return new Setup(encoding, Seed.DEFAULT, List.of());
    }

    Setup with(Encoding other) {
        return new Setup(other, seed, featureNames);
    }

    Setup with(Seed other) {
        return new Setup(encoding, other, featureNames);
    }

    Setup with(List<String> names) {
        return new Setup(encoding, seed, names);
    }
}

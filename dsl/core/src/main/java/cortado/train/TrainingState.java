package cortado.train;

import cortado.data.Dataset;
import cortado.network.Weights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What training needs to go on as if it had never stopped, besides the weights and the history. Shuffles and dropout follow from
 * the seed, the epoch and the step.
 *
 * @param recipe how the learner trains, without the number of epochs
 * @param data number that stands for the data
 * @param step steps so far
 * @param metric what the best epoch is judged by
 * @param best the best epoch
 * @param optimizer what the optimizer keeps
 * @param trained the weights that training goes on from, where the model has an average of them
 */
record TrainingState(
        String recipe, long data, long step, String metric, Best best, Weights optimizer, Optional<Weights> trained) {
    private static final int CHUNK = 1 << 14;
    private static final int ROWS = 64;

    /** Returns a number that differs for data of other features, labels or row weights. */
    static long checksum(Dataset data, RowWeighting weighting) {
        CRC32 sum = new CRC32();
        for (int i = 0; i < data.featureNames().size(); i++) {
            Dataset feature = data.feature(i);
            for (int row = 0; row < data.size(); row += ROWS) {
                add(sum, feature.features(row, Math.min(data.size(), row + ROWS)));
            }
        }
        for (int i = 0; i < data.targetNames().size(); i++) {
            addLabels(sum, data.target(i));
        }
        return sum.getValue() + 31L * weighting.byRow().hashCode();
    }

    private static void addLabels(CRC32 sum, Dataset data) {
        if (data.isRegression()) {
            add(sum, data.targets());
        } else {
            ByteBuffer classes = ByteBuffer.allocate(4 * data.size());
            classes.asIntBuffer().put(data.classes());
            sum.update(classes);
        }
    }

    private static void add(CRC32 sum, FloatBuffer values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
        while (values.hasRemaining()) {
            int count = Math.min(CHUNK, values.remaining());
            bytes.clear().limit(4 * count);
            FloatBuffer chunk = bytes.asFloatBuffer();
            chunk.put(values.slice().limit(count));
            values.position(values.position() + count);
            sum.update(bytes);
        }
    }
}

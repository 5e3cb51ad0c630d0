package cortado.benchmark;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;

/**
 * The raw-DJL peer of the first-light benchmark: {@code EasyTrain.fit} over an {@code ArrayDataset}, one thread.
 *
 * <p>Arguments: {@code bare} (no listeners or evaluators: EasyTrain at its fastest, reporting no loss at all) or {@code
 * reporting} (DJL's basic listeners and accuracy, as its guide has it, so that every epoch has its loss and accuracy);
 * then {@code cnn} or {@code mlp}, warm-up steps, measured steps. Both counts are rounded up to whole epochs of 200
 * steps, since EasyTrain runs epochs. The last line of output is the result.
 */
final class EasyTrainPeer {

    private static final int SAMPLES = Measurement.STEPS_PER_EPOCH * Measurement.BATCH;

    private EasyTrainPeer() {}

    public static void main(String[] arguments) throws IOException, TranslateException {
        Measurement.quietEngine();
        boolean isReporting = arguments[0].equals("reporting");
        boolean isCnn = arguments[1].equals("cnn");
        int warmup = Measurement.epochs(arguments[2]);
        int epochs = Measurement.epochs(arguments[3]);
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(1);
        try (Model model = Model.newInstance("peer", Device.cpu(), "PyTorch")) {
            model.setBlock(isCnn ? cnn() : mlp());
            NDManager manager = model.getNDManager();
            engine.setRandomSeed(42);
            Shape sample = isCnn ? new Shape(1, 28, 28) : new Shape(784);
            NDArray features = manager.randomUniform(0, 1, new Shape(SAMPLES).addAll(sample));
            NDArray labels = manager.randomInteger(0, 10, new Shape(SAMPLES), DataType.INT64);
            ArrayDataset data = new ArrayDataset.Builder()
                    .setData(features)
                    .optLabels(labels)
                    .setSampling(Measurement.BATCH, true)
                    .build();
            try (Trainer trainer = model.newTrainer(config(isReporting))) {
                trainer.initialize(new Shape(Measurement.BATCH).addAll(sample));
                EasyTrain.fit(trainer, warmup, data, null);
                Measurement measurement = Measurement.start();
                EasyTrain.fit(trainer, epochs, data, null);
                measurement.print((long) epochs * SAMPLES);
            }
        }
    }

    private static DefaultTrainingConfig config(boolean isReporting) {
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(1e-3f))
                        .build());
        return isReporting
                ? config.addEvaluator(new Accuracy()).addTrainingListeners(TrainingListener.Defaults.basic())
                : config;
    }

    private static Block cnn() {
        return new SequentialBlock()
                .add(convolution(32))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(64))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(128).build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.3f).build())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .setFilters(filters)
                .build();
    }

    private static Block mlp() {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(128).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }
}

import static cortado.Cortado.*;

import cortado.Datasets;
import cortado.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** 300 shirts among 6,000 T-shirts, with and without weights of classes; the folder of Fashion-MNIST is the argument. */
public class Imbalanced {
    public static void main(String[] args) {
        var full = Datasets.fashionMnist(Path.of(args[0]));
        var train = shirts(full.train(), 300);
        var test = shirts(full.test(), Integer.MAX_VALUE);
        var net = sequential(input(1, 28, 28), flatten(), dense(128).relu(), dense(1));
        double[] recall = new double[2];
        for (int seed = 1; seed <= 5; seed++) {
            var learner = net.compile(adam(1e-3), binaryCrossEntropy()).epochs(15).batchSize(64).seed(seed).quiet();
            recall[0] += learner.fit(train).evaluate(test).recall("Shirt") / 5;
            var weighted = learner.balancedClassWeights().fit(train).evaluate(test);
            recall[1] += weighted.recall("Shirt") / 5;
            System.out.println(weighted);
        }
        System.out.printf("recall of shirts, mean of 5 seeds: %.3f, with balanced weights %.3f%n", recall[0], recall[1]);
    }

    /** All T-shirts and the first shirts. */
    static Dataset shirts(Dataset data, int most) {
        int shirt = data.classIndex("Shirt");
        int[] rows = IntStream.concat(
                        IntStream.range(0, data.size()).filter(i -> data.classes()[i] == 0),
                        IntStream.range(0, data.size()).filter(i -> data.classes()[i] == shirt).limit(most))
                .toArray();
        var chosen = data.rows(rows);
        int[] classes = IntStream.range(0, rows.length).map(i -> chosen.classes()[i] == shirt ? 1 : 0).toArray();
        float[] pixels = new float[rows.length * 784];
        chosen.features().get(pixels);
        return Dataset.of(pixels, chosen.shape(), classes, List.of("T-shirt", "Shirt"));
    }
}

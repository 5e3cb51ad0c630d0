import static cortado.Cortado.*;

import cortado.Datasets;
import java.nio.file.Path;

/** The whole Fashion-MNIST, ten epochs: {@code FashionCnn.java /usr/share/datasets/fashion-mnist}. */
public class FashionCnn {
    public static void main(String[] args) {
        var full = Datasets.fashionMnist(Path.of(args[0]));
        var net = sequential(input(1, 28, 28), conv2d(32, 3).relu(), maxPool2d(2), conv2d(64, 3).relu(), maxPool2d(2),
                             flatten(), dense(128).relu(), dropout(0.3), dense(10));
        var model = net.compile(adam(cosine(1e-3)), crossEntropy()).epochs(10).batchSize(64).seed(42).fit(full.train());
        System.out.println(model.evaluate(full.test()));
    }
}

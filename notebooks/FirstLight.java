import static cortado.Cortado.*;

import cortado.Datasets;
import java.nio.file.Path;

/** Trains a small network on the embedded Fashion-MNIST images and writes what came out as one page. */
public class FirstLight {
    public static void main(String[] args) {
        var fashion = Datasets.fashionMnist();
        var net = sequential(input(1, 28, 28), conv2d(32, 3).relu(), maxPool2d(2), conv2d(64, 3).relu(), maxPool2d(2),
                             flatten(), dense(128).relu(), dropout(0.3), dense(10));
        show(net.summary());
        var model = net.compile(adam(1e-3), crossEntropy()).epochs(10).batchSize(64).validationSplit(0.1).seed(42).fit(fashion.train());
        var evaluation = model.evaluate(fashion.test());
        show(evaluation);

        var page = Path.of(args.length > 0 ? args[0] : "first-light.html");
        page("First light: Fashion-MNIST in five lines", net.summary(), model.history(), evaluation).write(page);
        System.out.println("\nThe same as a page: " + page.toAbsolutePath().toUri());
    }
}

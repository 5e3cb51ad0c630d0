package cortado;

import cortado.data.Sources;
import cortado.data.Split;
import cortado.display.Displays;
import cortado.engine.Downloads;

/** Datasets that are fetched when they are asked for, and read like those of one's own. */
final class StandardSets {
    private StandardSets() {}

    static Split mnist() {
        return Sources.mnist(downloads("mnist", "mnist(folder)").dataset("cv", "mnist"));
    }

    static Split fashionMnist() {
        return Sources.fashionMnist(
                downloads("fashionMnistWhole", "fashionMnist(folder)").dataset("cv", "fashmnist"));
    }

    static Split cifar10() {
        return Sources.cifar10(downloads("cifar10", "cifar10(folder)").dataset("cv", "cifar10"));
    }

    static Split imdb() {
        return Sources.imdb(downloads("imdb", "imdb(folder)").dataset("nlp", "stanford-movie-review"));
    }

    private static Downloads downloads(String call, String instead) {
        return Downloads.of(call, "Datasets." + instead, Displays::show);
    }
}

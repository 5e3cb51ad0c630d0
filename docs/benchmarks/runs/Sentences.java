import static cortado.Cortado.*;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The embedded sentences in five folds: an LSTM and a Transformer, the vocabulary of each fold's training rows. */
public class Sentences {
    public static void main(String[] args) {
        double lstm = 0;
        double transformer = 0;
        for (Split fold : all().folds(5, 7)) {
            var tok = wordTokenizer().maxLength(40).fit(fold.train());
            double[] accuracy = {
                accuracy(fold, sequential(input(tok), embedding(tok.vocabulary(), 64).masked(), dropout(0.5),
                                          lstm(64).bidirectional(), dropout(0.5), dense(1))),
                accuracy(fold, sequential(input(tok), embedding(tok.vocabulary(), 64).masked(), positions(), dropout(0.5),
                                          transformerEncoder(4, 128).dropout(0.2), avgOverSteps(), dropout(0.5), dense(1)))
            };
            System.out.printf("lstm %.3f transformer %.3f%n", accuracy[0], accuracy[1]);
            lstm += accuracy[0] / 5;
            transformer += accuracy[1] / 5;
        }
        System.out.printf("mean: lstm %.3f transformer %.3f%n", lstm, transformer);
    }

    static double accuracy(Split fold, Network net) {
        var model = net.compile(adam(1e-3), binaryCrossEntropy()).epochs(12).batchSize(32).seed(1)
                .validationSplit(0.1).earlyStopping(3).quiet().fit(fold.train());
        return model.evaluate(fold.test()).accuracy();
    }

    /** All 3,000, since folds do the splitting. */
    static Dataset all() {
        var parts = Datasets.sentences();
        List<String> texts = new ArrayList<>(parts.train().texts());
        texts.addAll(parts.test().texts());
        List<String> labels = new ArrayList<>();
        for (Dataset part : List.of(parts.train(), parts.test())) {
            for (int row = 0; row < part.size(); row++) {
                labels.add(part.label(row));
            }
        }
        return Dataset.ofTexts(texts, labels);
    }
}

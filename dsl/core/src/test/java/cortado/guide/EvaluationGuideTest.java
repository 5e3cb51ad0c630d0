package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.interactive;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.metric.Average;
import cortado.metric.Score;
import cortado.train.Model;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/evaluation.md}; a cell of a notebook shows the value that nothing is done with here. */
@SuppressWarnings("CheckReturnValue")
class EvaluationGuideTest {
    private final Dataset train = Datasets.breastCancer().train();
    private final Dataset test = Datasets.breastCancer().test();
    private final Model model = sequential(
                    input(standardize().fit(train)), dense(16).relu(), dense(1))
            .compile(adam(0.01), binaryCrossEntropy())
            .quiet()
            .fit(train);

    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("evaluation.md", EvaluationGuideTest.class);
    }

    @Test
    void classes() {
        var evaluation = model.evaluate(test);

        evaluation.f1(Average.MACRO); // also precision, recall; MICRO, WEIGHTED, BINARY, or a class's name
        evaluation.balancedAccuracy(); // and mcc(), kappa(): guessing the most common class does not pay
        evaluation.confusion().mostConfused(3);
        evaluation.confusion().chart().normalized();

        var probabilities = evaluation.probabilities();
        probabilities.rocAuc(); // of two classes the second; of more the mean of each against the rest
        probabilities.logLoss(); // brier(), topK(3), averagePrecision(), rocAucOneVsOne(Average.MACRO)
        probabilities.roc(); // curves draw themselves: precisionRecall(), calibration(), lift()
        probabilities.thresholds().bestF1().threshold();

        interactive(probabilities.roc().chart()); // to zoom in and to point at; also model.history().chart()

        var titanic = Datasets.titanic().train();
        var passengers = sequential(input(standardize().median().fit(titanic)), dense(8).relu(), dense(2))
                .compile(adam(0.01), crossEntropy())
                .quiet()
                .fit(titanic);
        evaluation.interval(Score.rocAuc()); // 95 %, 2,000 drawings of the rows, seed 0
        passengers.evaluate(Datasets.titanic().test()).by("sex"); // or by(groups), one for each row
        evaluation.worst(9); // pictures or texts where the rows are some

        assertThat(probabilities.rocAuc()).isGreaterThan(0.97);
        assertThat(evaluation.interval(Score.rocAuc()).low()).isLessThan(probabilities.rocAuc());
        assertThat(passengers.evaluate(Datasets.titanic().test()).by("sex").groups())
                .hasSize(2);
        assertThat(evaluation.worst(9).rows()).hasSize(9);
    }

    @Test
    void real_values() {
        float[][] x = new float[100][1];
        float[] y = new float[100];
        for (int i = 0; i < 100; i++) {
            x[i][0] = i / 100f;
            y[i] = 2 * x[i][0] + (i % 7) / 50f;
        }
        Dataset values = Dataset.of(x, y);
        Model regression = sequential(input(1), dense(1))
                .compile(adam(0.1), mse())
                .epochs(50)
                .quiet()
                .fit(values);

        var errors = regression.evaluate(values);
        errors.r2(); // mse(), rmse(), mae(); regression() has all
        errors.quantileLoss(0.9);
        errors.residuals(); // no pattern should be seen

        assertThat(errors.r2()).isGreaterThan(0.9);
    }
}

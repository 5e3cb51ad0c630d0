package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.adamW;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.inverseTime;
import static cortado.Cortado.nadam;
import static cortado.Cortado.oneCycle;
import static cortado.Cortado.reduceOnPlateau;
import static cortado.Cortado.rmsProp;
import static cortado.Cortado.schedule;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.train.Model;
import cortado.train.Optimizer;
import cortado.train.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/optimizers.md}. */
class OptimizersGuideTest {
    private final Dataset data = Datasets.digits().train().take(500);
    private final Network net =
            sequential(input(1, 8, 8), flatten(), dense(16), batchNorm().relu(), dense(10));

    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("optimizers.md", OptimizersGuideTest.class);
    }

    private double accuracy(Optimizer optimizer) {
        Model model = net.compile(optimizer, crossEntropy()).epochs(8).quiet().fit(data);
        return model.evaluate(data).accuracy();
    }

    @Test
    void optimizers_with_options() {
        List<Optimizer> optimizers = List.of(
                sgd(0.05).momentum(0.9).nesterov(),
                adam(1e-2).betas(0.9, 0.99).epsilon(1e-7),
                adamW(1e-2).weightDecay(0.05),
                rmsProp(1e-3).rho(0.9).centered(),
                nadam(2e-3).clipNorm(1),
                adam(1e-2).clipValue(0.5).accumulate(4));

        assertThat(optimizers)
                .allSatisfy(optimizer ->
                        assertThat(accuracy(optimizer)).as("%s", optimizer).isGreaterThan(0.8));
    }

    @Test
    void one_big_batch_in_small_ones() {
        var plain = sequential(input(1, 8, 8), flatten(), dense(16).tanh(), dense(10));
        var learner = plain.compile(adam(1e-2).accumulate(4), crossEntropy()).batchSize(16); // as batches of 64

        Model big =
                plain.compile(adam(1e-2), crossEntropy()).batchSize(64).quiet().fit(data);
        assertThat(learner.quiet().fit(data).history().get("loss"))
                .containsExactly(big.history().get("loss"), within(1e-4));
    }

    @Test
    void rates_that_change() {
        List<Schedule> schedules = List.of(
                cosine(1e-2),
                cosine(1e-2).downTo(1e-4).warmUp(2),
                cosine(1e-2).restarts(2, 2),
                oneCycle(2e-2),
                inverseTime(1e-2, 0.1),
                schedule("halves", epoch -> 1e-2 / (1 + epoch)));

        assertThat(schedules)
                .allSatisfy(
                        rate -> assertThat(accuracy(adam(rate))).as("%s", rate).isGreaterThan(0.8));
    }

    @Test
    void steps_or_epochs() {
        var byEpoch = cosine(1e-3).warmUp(2); // two epochs
        var byStep = cosine(1e-3).warmUp(500).perStep(); // 500 steps

        assertThat(byEpoch.rates(4, 500)[999]).isEqualTo(1e-3 * 2 / 3);
        assertThat(byStep.rates(4, 500)[500]).isEqualTo(1e-3);
    }

    @Test
    void plateaus() {
        var model = net.compile(
                        sgd(reduceOnPlateau(0.5).patience(1).factor(0.2)).momentum(0.9), crossEntropy())
                .epochs(20)
                .validationSplit(0.2)
                .quiet()
                .fit(data);
        double[] rates = model.history().get("learning rate");

        assertThat(rates[0]).isEqualTo(0.5);
        assertThat(rates[19]).isLessThan(0.5);
    }

    @Test
    void a_rate_that_is_found() {
        var learner = net.compile(adam(1e-3), crossEntropy()).quiet();
        var sweep = learner.findLearningRate(data); // shows its curve
        var model = net.compile(adam(cosine(sweep.suggested())), crossEntropy())
                .epochs(8)
                .quiet()
                .fit(data);

        assertThat(model.evaluate(data).accuracy()).isGreaterThan(0.8);
    }

    @Test
    void averaged_weights() {
        var learner = net.compile(sgd(cosine(0.1).over(6).downTo(0.02)).momentum(0.9), crossEntropy())
                .epochs(10)
                .validationSplit(0.2)
                .quiet();
        var moving = learner.ema(0.98).fit(data);
        var mean = learner.swa(7).fit(data); // of the epochs 7 to 10

        assertThat(List.of(moving, mean))
                .allSatisfy(model -> assertThat(model.evaluate(data).accuracy()).isGreaterThan(0.8));
    }
}

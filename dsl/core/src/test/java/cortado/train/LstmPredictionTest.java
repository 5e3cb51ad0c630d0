package cortado.train;

import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Shape;
import cortado.data.Dataset;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels for inference are others than those for training, which the goldens of sequences compare with PyTorch's. */
class LstmPredictionTest {
    private final Gen gen = new Gen(7);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The last state of one row by the definition, in double precision. */
    private static double[] state(Model model, float[] x, int features, int units) {
        float[] w = model.weights().get("lstm_1.weight").values();
        float[] u = model.weights().get("lstm_1.recurrent").values();
        float[] bias = model.weights().get("lstm_1.bias").values();
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < x.length / features; t++) {
            double[] z = new double[4 * units];
            for (int row = 0; row < z.length; row++) {
                z[row] = bias[row];
                for (int i = 0; i < features; i++) {
                    z[row] += w[row * features + i] * x[t * features + i];
                }
                for (int i = 0; i < units; i++) {
                    z[row] += u[row * units + i] * h[i];
                }
            }
            for (int i = 0; i < units; i++) {
                c[i] = sigmoid(z[units + i]) * c[i] + sigmoid(z[i]) * Math.tanh(z[2 * units + i]);
                h[i] = sigmoid(z[3 * units + i]) * Math.tanh(c[i]);
            }
        }
        return h;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "3,1,4,3", "3,5,4,4", "2,5,3,8", "8,5,16,16", "8,40,16,16", "5,6,8,32", "4,20,16,100"})
    void predictions_follow_the_definition(int rows, int steps, int features, int units) {
        float[] x = gen.floats(rows * steps * features);
        Model model = sequential(input(steps, features), lstm(units))
                .compile(sgd(1), mse())
                .seed(units)
                .model();

        float[][] predicted = model.predict(Dataset.of(x, Shape.of(steps, features)));

        for (int row = 0; row < rows; row++) {
            int from = row * steps * features;
            double[] expected =
                    state(model, java.util.Arrays.copyOfRange(x, from, from + steps * features), features, units);
            for (int i = 0; i < units; i++) {
                assertThat((double) predicted[row][i])
                        .as("row %d, unit %d", row, i)
                        .isCloseTo(expected[i], Offset.offset(1e-5));
            }
        }
    }
}

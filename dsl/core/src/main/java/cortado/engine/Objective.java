package cortado.engine;

import cortado.graph.Tensor;
import java.util.List;

/**
 * What one training step computes, recorded as symbolic tensors.
 *
 * @param inputs the features, in the order in which a program takes them
 * @param heads one for each output of the network, at least one
 * @param loss the scalar that validation and evaluation report
 * @param trained the scalar that steps minimize: the loss, or a form of it with weighted rows
 * @param tuning which arrays steps change
 * @param isMixed whether steps multiply matrices and convolve in bfloat16
 */
public record Objective(
        List<Tensor> inputs, List<Head> heads, Tensor loss, Tensor trained, Tuning tuning, boolean isMixed) {
    /**
     * One output and what it is compared with.
     *
     * @param name of the output in the totals; empty if it is the only one
     * @param output what the network gives
     * @param target the labels
     * @param loss the mean loss of this output, a scalar
     * @param scores what hits are counted on, (N, classes) or (N, outputs)
     * @param hits how hits are counted
     * @param metrics what else is reported
     */
    public record Head(
            String name, Tensor output, Tensor target, Tensor loss, Tensor scores, Hits hits, List<Metric> metrics) {
        /** Copies the metrics. */
        public Head {
            metrics = List.copyOf(metrics);
        }

        /** Returns the name of one of its totals, for example {@code age loss}. */
        String total(String what) {
            return name.isEmpty() ? what : name + " " + what;
        }
    }

    /**
     * A number that is reported beside the loss.
     *
     * @param name as a history shows it
     * @param value its mean over a batch, a scalar
     */
    public record Metric(String name, Tensor value) {}

    /** How the correct predictions of a batch are counted. */
    public enum Hits {
        /** The largest score is the true class. */
        LARGEST,
        /** The largest score is the class of the largest share in the label. */
        LARGEST_SHARE,
        /** A positive score, as logits are, for a label above one half, or a negative one for a label below. */
        SIGN,
        /** Not at all: the labels are real values. */
        NONE
    }

    /** Copies the lists. */
    public Objective {
        inputs = List.copyOf(inputs);
        heads = List.copyOf(heads);
    }

    /** Makes the objective of a network with one input and one output, of which all arrays are trained. */
    public Objective(
            Tensor input, Tensor output, Tensor target, Tensor loss, Tensor trained, Tensor scores, Hits hits) {
        this(
                List.of(input),
                List.of(new Head("", output, target, loss, scores, hits, List.of())),
                loss,
                trained,
                Tuning.ALL,
                false);
    }

    /** Returns this computation with other arrays changed. */
    public Objective with(Tuning newTuning) {
        return new Objective(inputs, heads, loss, trained, newTuning, isMixed);
    }

    /** Returns this computation with products and convolutions of steps in bfloat16. */
    public Objective mixed() {
        return new Objective(inputs, heads, loss, trained, tuning, true);
    }

    /** Returns the first input. */
    Tensor input() {
        return inputs.get(0);
    }

    /** Returns the first output. */
    Tensor output() {
        return heads.get(0).output();
    }

    /** Returns the labels of the first output. */
    Tensor target() {
        return heads.get(0).target();
    }

    /** Returns all outputs. */
    List<Tensor> outputs() {
        return heads.stream().map(Head::output).toList();
    }
}

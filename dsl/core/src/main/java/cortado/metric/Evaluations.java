package cortado.metric;

import cortado.base.Names;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Report;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the predictions of a model with several outputs are worth: an evaluation of each. Immutable. */
public final class Evaluations implements Displayable {
    private final Map<String, Evaluation> byOutput;
    private final double loss;

    /**
     * Makes the evaluations of a model.
     *
     * @param byOutput evaluations by the name of the output, in their order
     * @param loss what training minimizes: the weighted sum of their losses
     */
    public Evaluations(Map<String, Evaluation> byOutput, double loss) {
        this.byOutput = Collections.unmodifiableMap(new LinkedHashMap<>(byOutput));
        this.loss = loss;
    }

    /** Returns the evaluations by the name of the output, in their order. */
    public Map<String, Evaluation> byOutput() {
        return byOutput;
    }

    /**
     * Returns the evaluation of one output.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Evaluation get(String output) {
        Evaluation evaluation = byOutput.get(output);
        if (evaluation == null) {
            throw new IllegalArgumentException(
                    "evaluations: there is no output '" + output + "'" + Names.didYouMean(output, byOutput.keySet()));
        }
        return evaluation;
    }

    /**
     * Returns these evaluations with the rows that were judged; see {@link Evaluation#on}.
     *
     * @throws IllegalArgumentException if they are more or fewer
     */
    public Evaluations on(Dataset judged) {
        Map<String, Evaluation> known = new LinkedHashMap<>();
        byOutput.forEach((name, evaluation) -> known.put(name, evaluation.on(judged)));
        return new Evaluations(known, loss);
    }

    /** Returns the weighted sum of the outputs' losses. */
    public double loss() {
        return loss;
    }

    @Override
    public MimeBundle display() {
        Report report = Report.of();
        for (Map.Entry<String, Evaluation> entry : byOutput.entrySet()) {
            report = report.heading(entry.getKey()).add(entry.getValue());
        }
        return report.display();
    }

    /** Returns each output's name and metrics, as text that starts with a newline. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byOutput.forEach((name, evaluation) -> text.append('\n')
                .append(name)
                .append(": ")
                .append(evaluation.toString().strip()));
        return text.toString();
    }
}

package cortado.data;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Report;

/**
 * A dataset cut in two: rows to train on and rows to test on.
 *
 * @param train the rows a model learns from
 * @param test the rows it is judged by
 */
public record Split(Dataset train, Dataset test) implements Displayable {
    /** Returns what is odd about the training rows, and which test rows are among them. */
    public Audit audit() {
        return train.audit(test);
    }

    @Override
    public MimeBundle display() {
        String html = Report.of()
                .paragraph("train: " + train.summaryLine())
                .paragraph("test: " + test.summaryLine())
                .html();
        return MimeBundle.text(toString().strip()).with(MimeBundle.HTML, html);
    }

    /** Returns both parts, one below the other, as text that starts with a newline. */
    @Override
    public String toString() {
        return "\ntrain: " + train.summaryLine() + "\ntest:  " + test.summaryLine();
    }
}

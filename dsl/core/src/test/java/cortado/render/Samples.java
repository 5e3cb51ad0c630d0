package cortado.render;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Charts and parsers that several tests share. */
final class Samples {
    static final String SCRIPT = "<script>alert('&\"x')</script>";

    private Samples() {}

    /** Training curves of 20 epochs, loss and accuracy, with noise. */
    static LineChart curves() {
        SplittableRandom random = new SplittableRandom(1);
        double[] noise = random.doubles(80, -0.02, 0.02).toArray();
        return LineChart.titled("Training")
                .panel(
                        "loss",
                        Line.of("train", values(i -> 1.6 * Math.exp(-i / 5.0) + 0.2 + noise[i])),
                        Line.of("validation", values(i -> 1.5 * Math.exp(-i / 4.0) + 0.4 + noise[20 + i]))
                                .bestLowest())
                .panel(
                        "accuracy",
                        Line.of("train", values(i -> 0.95 - 0.45 * Math.exp(-i / 5.0) + noise[40 + i])),
                        Line.of("validation", values(i -> 0.87 - 0.4 * Math.exp(-i / 3.0) + noise[60 + i]))
                                .bestHighest());
    }

    private static double[] values(IntToDoubleFunction f) {
        return IntStream.range(0, 20).mapToDouble(f).toArray();
    }

    /** A matrix with 100 samples in each class, most of them on the diagonal. */
    static MatrixChart confusion(int classes) {
        SplittableRandom random = new SplittableRandom(2);
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < classes; i++) {
            for (int k = 0; k < 100; k++) {
                counts[i][random.nextDouble() < 0.8 ? i : random.nextInt(classes)]++;
            }
        }
        List<String> labels =
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        return MatrixChart.confusion("Confusion matrix", labels, counts);
    }

    /** Parses XML, failing if it is not well-formed. */
    @CanIgnoreReturnValue
    static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new AssertionError("not well-formed: " + text, malformed);
        }
    }

    static int count(Document document, String element) {
        return document.getElementsByTagName(element).getLength();
    }
}

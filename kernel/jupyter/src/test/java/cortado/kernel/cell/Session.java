package cortado.kernel.cell;

import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.display.MimeBundle;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Source;
import cortado.kernel.show.CellDisplayHost;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.StreamCapture;
import cortado.kernel.show.StreamName;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs cells in this process and tells what they show. */
final class Session implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final DisplayHost host = Displays.host();
    private final Evaluator evaluator;
    private final CellRunner runner;
    private int count;

    Session() {
        this(Map.of());
    }

    Session(Map<String, String> environment) {
        StreamCapture.install();
        CellDisplayHost.install();
        evaluator = Startup.open(environment);
        runner = CellRunner.forNotebooks(evaluator, Options.of(environment));
    }

    /** What one cell showed. */
    record Shown(String printed, List<MimeBundle> displays, String result, String error) {}

    Shown run(String code) {
        Recorder recorder = new Recorder();
        Optional<CellError> error = runner.run(Source.cell(++count, code), recorder);
        return new Shown(
                recorder.printed.toString(),
                recorder.displays,
                recorder.result,
                error.map(CellError::text).orElse(""));
    }

    /** Returns the text of the result; an error becomes an assertion. */
    String result(String code) {
        Shown shown = run(code);
        if (!shown.error().isEmpty()) {
            throw new AssertionError(shown.error());
        }
        return shown.result();
    }

    @Override
    public void close() {
        evaluator.close();
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
        Displays.install(host);
    }

    private static final class Recorder implements CellOutput {
        private final StringBuffer printed = new StringBuffer();
        private final List<MimeBundle> displays = new ArrayList<>();
        private String result = "";

        @Override
        public void print(StreamName stream, String text) {
            printed.append(text);
        }

        @Override
        public synchronized void display(MimeBundle bundle, String displayId) {
            displays.add(bundle);
        }

        @Override
        public synchronized void update(MimeBundle bundle, String displayId) {
            displays.add(bundle);
        }

        @Override
        public synchronized void result(MimeBundle bundle) {
            result = bundle.text();
        }

        @Override
        public synchronized void clear(boolean isDeferred) {
            displays.clear();
        }
    }
}

package cortado.kernel.cell;

import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Source;
import cortado.kernel.magic.MagicException;
import cortado.kernel.magic.Workplace;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Renderers;
import cortado.kernel.show.StreamName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What magics do with the session of a cell. */
final class CellWorkplace implements Workplace {
    private static final int SHOWN = 80;

    private final Evaluator evaluator;
    private final CellOutput output;
    private final Function<Source, Optional<CellError>> runner;

    CellWorkplace(Evaluator evaluator, CellOutput output, Function<Source, Optional<CellError>> runner) {
        this.evaluator = evaluator;
        this.output = output;
        this.runner = runner;
    }

    @Override
    public void addToClassPath(List<Path> files) {
        evaluator.addToClassPath(files);
        evaluator.addImports(Startup.imports(files));
        Renderers.all().findAdapters(evaluator.loader());
    }

    @Override
    public void run(String name, String text) throws MagicException {
        Optional<CellError> failed = runner.apply(Source.file(name, text));
        if (failed.isPresent()) {
            throw new MagicException(failed.get().text());
        }
    }

    @Override
    public List<String> variables() {
        return evaluator.variables().stream()
                .map(each -> each.type() + " " + each.name() + " = " + shortened(each.value()))
                .toList();
    }

    private static String shortened(String value) {
        String line = value.lines().findFirst().orElse("");
        return line.length() > SHOWN || line.length() < value.length()
                ? line.substring(0, Math.min(SHOWN, line.length())) + " …"
                : line;
    }

    @Override
    public void print(String line) {
        output.print(StreamName.STDOUT, line + "\n");
    }
}

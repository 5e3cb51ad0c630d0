package cortado.kernel.eval;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * JShell in this process. One thread evaluates; any thread may {@link #interrupt}.
 *
 * <p>Snippets see the class path of the running program and keep their values as objects.
 */
public final class Evaluator implements AutoCloseable {
    /** JShell slows down with every {@code $n} it keeps. */
    private static final int KEPT_VALUES = 10;

    private final CellControl control;
    private final JShell shell;
    private final Splitter splitter;
    private final ErrorReport errors = new ErrorReport();
    private final Deque<VarSnippet> values = new ArrayDeque<>();

    private Evaluator(ClassLoader parent) {
        control = new CellControl(new SnippetLoader(parent));
        shell = JShell.builder()
                .executionEngine(new ThisProcess(control), Map.of())
                .compilerOptions("-classpath", System.getProperty("java.class.path"), "-proc:none")
                .build();
        splitter = new Splitter(shell.sourceCodeAnalysis());
    }

    /** Starts JShell with the imports, each for example {@code java.util.*}; an import that does not exist is left out. */
    public static Evaluator start(Collection<String> imports) {
        Evaluator evaluator = new Evaluator(Evaluator.class.getClassLoader());
        for (String name : imports) {
            List<SnippetEvent> events = evaluator.shell.eval("import " + name + ";");
            assert !events.isEmpty();
        }
        return evaluator;
    }

    /** Returns the class loader of snippets: the context class loader of a thread that evaluates. */
    public ClassLoader loader() {
        return control.loader();
    }

    /** Returns JShell's analysis of source text, for completion and inspection. */
    public SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** Returns the snippets of a cell in order. */
    public List<Piece> split(String text) {
        return splitter.split(text);
    }

    /** Begins a cell: an interrupt that came between cells is forgotten. */
    public void beginCell() {
        control.lowerFlag();
        control.interrupts().beginCell();
    }

    /** Ends a cell; returns whether it was interrupted. */
    public boolean endCell() {
        dropOldValues();
        return control.interrupts().endCell();
    }

    /** Returns whether the running cell was interrupted, so that its remaining snippets must not run. */
    public boolean isInterrupted() {
        return control.interrupts().isRequested();
    }

    /**
     * Stops the running cell; returns at once. Does nothing between cells.
     *
     * @param onStuck run about two seconds later if the cell still runs
     */
    public void interrupt(Runnable onStuck) {
        control.interrupts().request(onStuck);
    }

    /** Runs code of the user, such as {@code toString}, that an interrupt may stop. */
    public <T extends @Nullable Object> T guarded(Callable<T> code) throws Exception {
        return control.guarded(code);
    }

    /** Evaluates one snippet of the source on the calling thread. */
    public Outcome evaluate(Source source, Piece piece) {
        control.reset();
        List<SnippetEvent> events;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(control.loader());
        try {
            events = shell.eval(piece.code());
        } catch (ThreadDeath late) {
            // On Java 17 the hard stop may strike just after the snippet returned.
            return Outcome.failed(CellError.interrupted());
        } finally {
            thread.setContextClassLoader(before);
        }
        return outcome(source, piece, events);
    }

    /** Returns the report of a line that is not Java. */
    public CellError errorAt(String name, String message, Source source, Piece piece) {
        return errors.at(name, message, source, piece.offset());
    }

    @Override
    public void close() {
        shell.close();
    }

    private Outcome outcome(Source source, Piece piece, List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                errors.place(event.snippet().id(), source, piece.offset());
            }
        }
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.status() == Status.REJECTED) {
                return Outcome.failed(
                        errors.compile(shell.diagnostics(event.snippet()).collect(Collectors.toList()), source, piece));
            }
        }
        if (control.wasStopped() || (control.interrupts().isRequested() && control.thrown() != null)) {
            return Outcome.failed(CellError.interrupted());
        }
        for (SnippetEvent event : events) {
            if (event.exception() != null) {
                return Outcome.failed(failure(event));
            }
        }
        return events.stream()
                .filter(event -> event.causeSnippet() == null)
                .reduce((first, second) -> second)
                .map(this::success)
                .orElseGet(Outcome::done);
    }

    private CellError failure(SnippetEvent event) {
        Throwable thrown = control.thrown();
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            return errors.unresolved(unresolved, missing(unresolved.getSnippet()));
        }
        return errors.thrown(thrown == null ? event.exception() : thrown, event.exception());
    }

    private String missing(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).collect(Collectors.joining(" and "));
    }

    private Outcome success(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (event.status() != Status.VALID || !snippet.subKind().hasValue()) {
            return Outcome.done();
        }
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            VarSnippet holder = (VarSnippet) snippet;
            values.addLast(holder);
            return new Outcome(Outcome.Kind.VALUE, holder.name(), control.value(), null);
        }
        if (snippet instanceof ExpressionSnippet expression) {
            Outcome.Kind kind =
                    snippet.subKind() == SubKind.ASSIGNMENT_SUBKIND ? Outcome.Kind.ASSIGNED : Outcome.Kind.VALUE;
            return new Outcome(kind, expression.name(), control.value(), null);
        }
        return new Outcome(Outcome.Kind.ASSIGNED, ((VarSnippet) snippet).name(), control.value(), null);
    }

    private void dropOldValues() {
        while (values.size() > KEPT_VALUES) {
            List<SnippetEvent> dropped = shell.drop(values.removeFirst());
            assert !dropped.isEmpty();
        }
    }

    /** Gives JShell the control that runs snippets in this process. */
    private record ThisProcess(CellControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "cortado";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}

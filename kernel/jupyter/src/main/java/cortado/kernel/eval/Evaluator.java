package cortado.kernel.eval;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Held while the compiler works, free while code of the user runs; fair, so that the warm-up never keeps a question waiting. */
    private final ReentrantLock compiler = new ReentrantLock(true);

    private final WarmUp warmUp;
    private boolean isWarmingUp;
    private boolean isExpected;
    private int valueCount;
    private int warmUpCount;

    private Evaluator(ClassLoader parent, List<String> compilerOptions) {
        List<String> options = new ArrayList<>(List.of("-proc:none"));
        options.addAll(compilerOptions);
        control = new CellControl(new SnippetLoader(parent), compiler);
        shell = JShell.builder()
                .executionEngine(new ThisProcess(control), Map.of())
                .tempVariableNameGenerator(this::nextValueName)
                .compilerOptions(options.toArray(String[]::new))
                .build();
        splitter = new Splitter(shell.sourceCodeAnalysis());
        warmUp = new WarmUp(shell);
    }

    /** Starts JShell with the imports, each for example {@code java.util.*}; an import that does not exist is left out. */
    public static Evaluator start(Collection<String> imports) {
        return start(imports, List.of());
    }

    /** Starts JShell with the imports and further options for the compiler, for example {@code -parameters}. */
    public static Evaluator start(Collection<String> imports, List<String> compilerOptions) {
        Evaluator evaluator = new Evaluator(Evaluator.class.getClassLoader(), compilerOptions);
        evaluator.addImports(imports);
        return evaluator;
    }

    /** Imports for all later snippets; an import that does not exist is left out. */
    public void addImports(Collection<String> imports) {
        compile(() -> {
            for (String name : imports) {
                List<SnippetEvent> events = shell.eval("import " + name + ";");
                assert !events.isEmpty();
            }
        });
    }

    /** Adds jars and folders to the class path of later snippets; what was declared stays. */
    public void addToClassPath(Collection<Path> files) {
        String paths = files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        compile(() -> shell.addToClasspath(paths));
    }

    /** Returns what snippets see: the class path of the program, then what was added, each once. */
    public Set<Path> classPath() {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry));
        }
        entries.addAll(control.loader().added());
        return entries;
    }

    /** Has the compiler do something that no interrupt may break off, also while code of the user waits for it. */
    private void compile(Runnable work) {
        int paused = control.interrupts().pause();
        compiler.lock();
        try {
            work.run();
        } finally {
            compiler.unlock();
            control.interrupts().resume(paused);
        }
    }

    /**
     * Does a little of what makes later cells faster, some ten milliseconds; for the thread that evaluates, while it has
     * nothing better to do.
     *
     * @return whether there is more to do
     */
    public boolean warmUp() {
        compiler.lock();
        isWarmingUp = true;
        try {
            return warmUp.step();
        } finally {
            isWarmingUp = false;
            control.reset();
            compiler.unlock();
        }
    }

    /**
     * Runs a question to {@link #analysis} that may come from another thread than the one that evaluates: waits until the
     * compiler is free, which it is while code of the user runs.
     *
     * @param patience how long to wait
     * @return the answer, or nothing if the compiler did not become free
     */
    public <T> Optional<T> ask(Duration patience, Supplier<T> question) {
        try {
            if (!compiler.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            compiler.unlock();
        }
    }

    /** Returns the class loader of snippets: the context class loader of a thread that evaluates. */
    public ClassLoader loader() {
        return control.loader();
    }

    /** Returns JShell's analysis of source text, for completion and inspection. */
    public SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** Returns the names of the variables that cells declared and that can be used now. */
    public Set<String> variableNames() {
        return shell.variables().map(VarSnippet::name).collect(Collectors.toSet());
    }

    /** Returns the named variables in the order of their declaration; runs {@code toString} of each. */
    public List<Variable> variables() {
        return usable(name -> !name.startsWith("$")).map(this::read).collect(Collectors.toList());
    }

    /** Returns the variable with the name: its type and its value as text, which runs {@code toString}. */
    public Optional<Variable> variable(String name) {
        return usable(name::equals).findFirst().map(this::read);
    }

    /** Returns the text of what cells declared under the name, documentation comments included; empty if nothing. */
    public String declarations(String name) {
        return shell.snippets()
                .filter(each -> each instanceof DeclarationSnippet known
                        && known.name().equals(name)
                        && shell.status(each).isActive())
                .map(each -> errors.comment(each.id()) + "\n" + each.source())
                .collect(Collectors.joining("\n"));
    }

    private Stream<VarSnippet> usable(Predicate<String> filter) {
        return shell.variables().filter(each -> filter.test(each.name()) && shell.status(each) == Status.VALID);
    }

    private Variable read(VarSnippet variable) {
        String value;
        try {
            value = shell.varValue(variable);
        } catch (Throwable broken) {
            value = "(its toString failed: " + broken.getClass().getName() + ")";
        }
        return new Variable(variable.typeName(), variable.name(), value);
    }

    /** Returns the snippets of a cell in order. */
    public List<Piece> split(String text) {
        compiler.lock();
        try {
            return splitter.split(text);
        } finally {
            compiler.unlock();
        }
    }

    /** Announces a cell: an interrupt that came before is forgotten, one that comes from now on will stop the cell. */
    public void expectCell() {
        isExpected = false;
        beginCell();
        isExpected = true;
    }

    /** Ends what {@link #expectCell} announced if no cell began. */
    public void forgetCell() {
        if (isExpected) {
            endCell();
        }
    }

    /** Begins a cell, the one that was announced if one was: an interrupt that came between cells is forgotten. */
    public void beginCell() {
        if (!isExpected) {
            control.lowerFlag();
            control.interrupts().beginCell();
        }
        isExpected = false;
    }

    /** Ends a cell; returns whether it was interrupted. */
    @CanIgnoreReturnValue
    public boolean endCell() {
        isExpected = false;
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
     * @param teller told, in a line: about two seconds later that the cell still runs, or afterwards that threads it started do,
     *     and when these are done
     * @return whether there is a cell to stop
     */
    @CanIgnoreReturnValue
    public boolean interrupt(Consumer<String> teller) {
        return control.interrupts().request(teller);
    }

    /** Runs code of the user, such as {@code toString}, that an interrupt may stop. */
    public <T extends @Nullable Object> T guarded(Callable<T> code) throws Exception {
        return control.guarded(code);
    }

    /** Evaluates one snippet of the source on the calling thread. */
    public Outcome evaluate(Source source, Piece piece) {
        OpenedRecord opened = OpenedRecord.of(piece.code());
        control.reset();
        int paused = control.interrupts().pause();
        List<SnippetEvent> events;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(control.loader());
        compiler.lock();
        try {
            events = shell.eval(opened.code());
        } catch (ThreadDeath late) {
            // On Java 17 the hard stop may strike just after the snippet returned.
            return Outcome.failed(CellError.interrupted());
        } finally {
            if (compiler.isHeldByCurrentThread()) {
                compiler.unlock();
            }
            thread.setContextClassLoader(before);
            control.interrupts().resume(paused);
        }
        return outcome(source, piece, opened, events);
    }

    /** Returns the report of a line that is not Java. */
    public CellError errorAt(String name, String message, Source source, Piece piece) {
        return errors.at(name, message, source, piece.offset());
    }

    @Override
    public void close() {
        shell.close();
    }

    private Outcome outcome(Source source, Piece piece, OpenedRecord opened, List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                errors.place(event.snippet().id(), source, piece.offset());
            }
        }
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.status() == Status.REJECTED) {
                return Outcome.failed(errors.compile(
                        shell.diagnostics(event.snippet()).collect(Collectors.toList()), source, piece, opened));
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

    private String nextValueName() {
        return isWarmingUp ? "$warm" + ++warmUpCount : "$" + ++valueCount;
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

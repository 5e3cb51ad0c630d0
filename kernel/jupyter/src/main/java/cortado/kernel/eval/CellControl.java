package cortado.kernel.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets on the thread that evaluates them and keeps their values as objects.
 *
 * <p>The stock {@code invoke} turns every value into text and waits for threads that the user started. From Java 20 on the
 * stock {@code load} weaves checks of a flag into the snippets, which is how an endless loop is stopped there.
 */
final class CellControl extends LocalExecutionControl {
    private static final boolean IS_WOVEN = Runtime.version().feature() >= 20;
    private static final String STOP_FLAG_CLASS = "REPL.$Cancel$";

    private final SnippetLoader loader;
    private final ReentrantLock compiler;
    private final Interrupts interrupts = new Interrupts(new HardStop());
    private boolean isPrimed;
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private boolean wasStopped;

    /** Runs classes of the loader; the lock is released while code of the user runs. */
    CellControl(SnippetLoader loader, ReentrantLock compiler) {
        super(loader);
        this.compiler = compiler;
        this.loader = loader;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    SnippetLoader loader() {
        return loader;
    }

    /** Forgets what the last snippet left behind. */
    void reset() {
        value = null;
        thrown = null;
        wasStopped = false;
    }

    /** Returns whether the snippet was stopped, or not even begun, because of an interrupt. */
    boolean wasStopped() {
        return wasStopped;
    }

    @Nullable
    Object value() {
        return value;
    }

    /** Returns what the snippet threw, with its real class and causes. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        prime();
        try {
            value = guarded(() -> snippet.invoke(null));
        } catch (StoppedException stopped) {
            wasStopped = true;
            throw stopped;
        } catch (InvocationTargetException wrapped) {
            if (wrapped.getCause() instanceof ThreadDeath) {
                wasStopped = true;
                throw new StoppedException();
            }
            thrown = wrapped.getCause();
            throw wrapped;
        }
        return "";
    }

    /** Runs code of the user that an interrupt may stop. */
    <T extends @Nullable Object> T guarded(Callable<T> code) throws Exception {
        boolean wasCompiling = compiler.isHeldByCurrentThread();
        if (wasCompiling) {
            compiler.unlock();
        }
        try {
            return stoppable(code);
        } finally {
            if (wasCompiling) {
                compiler.lock();
            }
        }
    }

    private <T extends @Nullable Object> T stoppable(Callable<T> code) throws Exception {
        interrupts.enter();
        try {
            try {
                return code.call();
            } finally {
                interrupts.leave();
            }
        } catch (ThreadDeath stopped) {
            throw new StoppedException();
        }
    }

    /** Makes the stock class create its flag, and lowers the flag that the last interrupt raised. */
    private void prime() throws Exception {
        if (!IS_WOVEN) {
            return;
        }
        if (!isPrimed) {
            Method nothing = CellControl.class.getDeclaredMethod("nothing");
            nothing.setAccessible(true);
            isPrimed = super.invoke(nothing) != null;
        }
        raiseFlag(false);
    }

    /** Lets code of earlier cells run again after an interrupt: a handler is such code that no snippet precedes. */
    void lowerFlag() {
        if (isPrimed) {
            try {
                raiseFlag(false);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void raiseFlag(boolean isUp) throws ReflectiveOperationException {
        loader.loadClass(STOP_FLAG_CLASS).getField("allStop").set(null, isUp);
    }

    static void nothing() {}

    /** Raises the flag that the snippets check; where they do not, stops their threads. */
    private final class HardStop implements Interrupts.HardStop {
        @Override
        public void stop(Thread thread) {
            try {
                if (IS_WOVEN) {
                    raiseFlag(true);
                } else {
                    kill(thread);
                }
            } catch (ReflectiveOperationException broken) {
                System.err.println("cortado: the cell could not be stopped: " + broken);
            }
        }

        @Override
        public boolean stopWorkers() {
            List<Thread> workers = IS_WOVEN ? List.of() : BusyThreads.poolWorkers();
            workers.forEach(this::stop);
            return !workers.isEmpty();
        }

        private static void kill(Thread thread) throws ReflectiveOperationException {
            // Removed from later versions of Java, so not compiled against.
            Object none = Thread.class.getMethod("stop").invoke(thread);
            assert none == null;
        }
    }
}

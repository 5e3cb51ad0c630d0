package cortado.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Small snippets and completions that nobody asked for: Java compiles its own compiler while it runs, so the user's first
 * cells are as fast as later ones. Each step leaves no trace in the session: no declarations, because completion still offers
 * the names of dropped ones.
 */
final class WarmUp {
    private static final List<String> SNIPPETS = List.of(
            "1 + 1",
            "\"a\".length();",
            "{ int x = 1; x++; }",
            "java.util.List.of(1, 2).stream().map(n -> n + 1).toList()",
            "new Object() { int f(int n) { return n + 1; } }.f(1)",
            "for (int i = 0; i < 2; i++) { }");
    private static final List<String> TYPED = List.of("System.ou", "\"a\".le", "Math.ma");
    private static final int STEPS = 96;
    /** Of processor time; on a slow machine enough is enough. */
    private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JShell shell;
    private int steps;
    private long spentNanos;

    WarmUp(JShell shell) {
        this.shell = shell;
    }

    /** Takes one short step; returns whether there are more. */
    boolean step() {
        if (isDone()) {
            return false;
        }
        ThreadMXBean watch = ManagementFactory.getThreadMXBean();
        long start = watch.getCurrentThreadCpuTime();
        if (steps % 4 == 3) {
            complete(TYPED.get(steps / 4 % TYPED.size()));
        } else {
            evaluate(SNIPPETS.get((steps - steps / 4) % SNIPPETS.size()));
        }
        steps++;
        spentNanos += watch.getCurrentThreadCpuTime() - start;
        if (isDone()) {
            // Returns the memory of the warm-up to the system.
            System.gc();
        }
        return !isDone();
    }

    private boolean isDone() {
        return steps >= STEPS || spentNanos > BUDGET_NANOS;
    }

    private void complete(String typed) {
        int[] anchor = new int[1];
        boolean isFound = !shell.sourceCodeAnalysis()
                .completionSuggestions(typed, typed.length(), anchor)
                .isEmpty();
        assert isFound;
    }

    private void evaluate(String code) {
        for (SnippetEvent event : shell.eval(code)) {
            if (event.causeSnippet() == null && shell.status(event.snippet()) == Snippet.Status.VALID) {
                drop(event.snippet());
            }
        }
    }

    private void drop(Snippet snippet) {
        if (snippet.kind().isPersistent()) {
            List<SnippetEvent> dropped = shell.drop(snippet);
            assert !dropped.isEmpty();
        }
    }
}

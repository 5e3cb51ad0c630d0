package cortado.kernel;

import cortado.kernel.show.Renderers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running kernel, under the names that notebooks for IJava and JJava use. */
public final class KernelInstance {
    static final KernelInstance RUNNING = new KernelInstance();

    private KernelInstance() {}

    /**
     * Returns the renderers, to register one for a type of one's own:
     *
     * <pre>
     * kernel().getRenderer().createRegistration(Point.class)
     *         .preferring("text/html")
     *         .register((p, ctx) -&gt; ctx.renderIfRequested("text/html", () -&gt; "&lt;b&gt;" + p.x() + "&lt;/b&gt;"));
     * </pre>
     */
    public Renderers getRenderer() {
        return Renderers.all();
    }

    /** Evaluates code as {@link Kernel#eval} does. */
    public @Nullable Object eval(String code) {
        return Kernel.eval(code);
    }

    /** Adds files as {@code %classpath} does. */
    public void addToClasspath(String... patterns) {
        Object added = Kernel.lineMagic("classpath", List.of(patterns));
        assert added != null;
    }
}

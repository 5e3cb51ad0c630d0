package cortado.kernel.show;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.display.DisplayAdapter;
import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The renderers that users registered and that libraries brought; the latest one that fits a value wins. */
public final class Renderers {
    private static final Renderers ALL = new Renderers();

    private final List<Registered<?>> registered = new CopyOnWriteArrayList<>();
    private final Set<String> found = new HashSet<>();

    /** Makes parts of a value. */
    @FunctionalInterface
    public interface ValueRenderer<T> {
        /** Adds what the context asks for. */
        void render(T value, RenderContext context);
    }

    private record Registered<T>(Class<T> type, Set<String> preferred, ValueRenderer<T> renderer) {
        MimeBundle render(Object value, Set<String> requested) {
            RenderContext context = new RenderContext(requested.isEmpty() ? preferred : requested);
            renderer.render(type.cast(value), context);
            return context.bundle(Renderer.text(value));
        }
    }

    /** A registration under way. */
    public final class Registration<T> {
        private final Class<T> type;
        private final Set<String> preferred = new LinkedHashSet<>();

        private Registration(Class<T> type) {
            this.type = type;
        }

        /** Names the MIME types to make when nobody asks for particular ones. */
        @CanIgnoreReturnValue
        public Registration<T> preferring(String... mimeTypes) {
            preferred.addAll(Arrays.asList(mimeTypes));
            return this;
        }

        /** Names MIME types that are made only when asked for. */
        @CanIgnoreReturnValue
        public Registration<T> supporting(String... mimeTypes) {
            return this;
        }

        /** Uses the renderer for all values of the type from now on. */
        public void register(ValueRenderer<T> renderer) {
            registered.add(0, new Registered<>(type, Set.copyOf(preferred), renderer));
        }
    }

    private Renderers() {}

    /** Returns the renderers of this process. */
    public static Renderers all() {
        return ALL;
    }

    /** Begins to register a renderer for values of the type, subtypes included. */
    public <T> Registration<T> createRegistration(Class<T> type) {
        return new Registration<>(type);
    }

    /** Registers the adapters that libraries name, each once; one that cannot be loaded is told on standard error. */
    public synchronized void findAdapters(ClassLoader loader) {
        var adapters = ServiceLoader.load(DisplayAdapter.class, loader).stream().iterator();
        while (true) {
            try {
                if (!adapters.hasNext()) {
                    return;
                }
                var provider = adapters.next();
                if (found.add(provider.type().getName() + "@" + System.identityHashCode(provider.type()))) {
                    DisplayAdapter<?> adapter = provider.get();
                    register(adapter);
                }
            } catch (ServiceConfigurationError | LinkageError broken) {
                System.err.println("cortado: a display adapter could not be loaded: " + broken.getMessage());
            }
        }
    }

    private <T> void register(DisplayAdapter<T> adapter) {
        Registration<T> registration = new Registration<>(adapter.type());
        registration.register((value, context) -> context.take(adapter.display(value)));
    }

    /** Returns the value as its renderer makes it, with the requested types or those it prefers; empty if it has none. */
    Optional<MimeBundle> render(Object value, Set<String> requested) {
        for (Registered<?> each : registered) {
            if (each.type().isInstance(value)) {
                return Optional.of(each.render(value, requested));
            }
        }
        return Optional.empty();
    }
}

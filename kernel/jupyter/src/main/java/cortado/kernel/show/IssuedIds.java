package cortado.kernel.show;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest identities of displays: a cell that ends with {@code display(x)} need not show one. */
public final class IssuedIds {
    private static final int KEPT = 100;
    private static final Deque<String> LATEST = new ArrayDeque<>();

    private IssuedIds() {}

    /** Returns a new identity. */
    public static synchronized String next() {
        String id = UUID.randomUUID().toString();
        LATEST.addFirst(id);
        if (LATEST.size() > KEPT) {
            LATEST.removeLast();
        }
        return id;
    }

    /** Returns whether the value is an identity that was given lately. */
    public static synchronized boolean contains(@Nullable Object value) {
        return value instanceof String text && LATEST.contains(text);
    }
}

package cortado.kernel.comm;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The open comms and the targets of this process, and what the messages of a front end mean to them. */
public final class Comms {
    private static final Map<String, Comm> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, Comm.Opened> TARGETS = new ConcurrentHashMap<>();

    private Comms() {}

    /**
     * Opens a comm as the front end asks.
     *
     * @return what to run, or nothing if the target is unknown
     */
    public static Optional<Runnable> opened(String id, String target, CommData data) {
        return Optional.ofNullable(TARGETS.get(target)).map(action -> () -> {
            Comm comm = new Comm(id, target);
            add(comm);
            try {
                action.accept(comm, data);
            } catch (RuntimeException | Error broken) {
                // Half set up it would swallow all that the front end sends.
                comm.close();
                throw broken;
            }
        });
    }

    /** Returns what to run for a message, or nothing if the comm is not open. */
    public static Optional<Runnable> received(String id, CommData data) {
        return find(id).map(comm -> () -> comm.messageHandler().accept(data));
    }

    /** Closes a comm as the front end asks; returns what to run, or nothing if it is not open. */
    public static Optional<Runnable> closed(String id, CommData data) {
        return remove(id).map(comm -> () -> comm.closeHandler().accept(data));
    }

    /** Returns the targets of the open comms by identity; all of them, or those of one target. */
    public static Map<String, String> open(Optional<String> target) {
        Map<String, String> found = new TreeMap<>();
        for (Comm comm : OPEN.values()) {
            if (target.isEmpty() || target.get().equals(comm.target())) {
                String before = found.put(comm.id(), comm.target());
                assert before == null;
            }
        }
        return found;
    }

    static void add(Comm comm) {
        Comm before = OPEN.put(comm.id(), comm);
        assert before != comm;
    }

    static Optional<Comm> find(String id) {
        return Optional.ofNullable(OPEN.get(id));
    }

    static Optional<Comm> remove(String id) {
        return Optional.ofNullable(OPEN.remove(id));
    }

    static void register(String target, Comm.Opened action) {
        Comm.Opened before = TARGETS.put(target, action);
        assert before == null || TARGETS.containsKey(target);
    }
}

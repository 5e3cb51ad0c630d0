package cortado.kernel.comm;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CellOutput.CommPacket;
import cortado.kernel.show.CurrentCell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A two-way channel between cells and code in the front end. Any thread that a cell started may send; handlers run between
 * cells, and what they print goes where the front end shows the outputs of the message.
 *
 * <pre>{@code
 * Comm bar = Comm.open("progress", Map.of("total", 10));
 * bar.onMessage(data -> System.out.println(data.values()));
 * bar.send(Map.of("done", 3));
 * bar.close();
 * }</pre>
 */
public final class Comm {
    private final String id;
    private final String target;
    private volatile Consumer<CommData> messageHandler = data -> {};
    private volatile Consumer<CommData> closeHandler = data -> {};

    Comm(String id, String target) {
        this.id = id;
        this.target = target;
    }

    /** Opens a comm to a target that code in the front end registered; the front end closes it if there is none. */
    public static Comm open(String target, Map<String, Object> values) {
        return open(target, CommData.of(values));
    }

    /** Opens a comm with metadata or binary attachments, for example of a widget. */
    public static Comm open(String target, CommData data) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target);
        Comms.add(comm);
        comm.publish("comm_open", target, data);
        return comm;
    }

    /**
     * Has the action called with each comm that the front end opens to the target, before its first message; the action sets
     * its handlers. An action registered earlier for the target is replaced.
     */
    public static void onOpen(String target, Opened action) {
        Comms.register(target, action);
    }

    /** What to do with a comm that the front end opens. */
    @FunctionalInterface
    public interface Opened {
        /** Takes the comm and what came with it. */
        void accept(Comm comm, CommData data);
    }

    /** Returns the identity that both sides know. */
    public String id() {
        return id;
    }

    /** Returns the name of the target. */
    public String target() {
        return target;
    }

    /** Returns whether neither side closed it. */
    public boolean isOpen() {
        return Comms.find(id).isPresent();
    }

    /** Has the action called with each message; it replaces the one before. */
    @CanIgnoreReturnValue
    public Comm onMessage(Consumer<CommData> action) {
        messageHandler = action;
        return this;
    }

    /** Has the action called when the front end closes the comm; it replaces the one before. */
    @CanIgnoreReturnValue
    public Comm onClose(Consumer<CommData> action) {
        closeHandler = action;
        return this;
    }

    /**
     * Sends the values to the front end.
     *
     * @throws IllegalStateException if the comm is closed
     */
    public void send(Map<String, Object> values) {
        send(CommData.of(values));
    }

    /**
     * Sends values with metadata or binary attachments to the front end.
     *
     * @throws IllegalStateException if the comm is closed
     */
    public void send(CommData data) {
        if (!isOpen()) {
            throw new IllegalStateException("comm '" + target
                    + "': it is closed, so nothing can be sent. Open a new one:" + " Comm.open(\"" + target + "\", …)");
        }
        publish("comm_msg", "", data);
    }

    /** Closes the comm on both sides; a closed one stays closed. */
    public void close() {
        if (Comms.remove(id).isPresent()) {
            publish("comm_close", "", CommData.of(Map.of()));
        }
    }

    Consumer<CommData> messageHandler() {
        return messageHandler;
    }

    Consumer<CommData> closeHandler() {
        return closeHandler;
    }

    @Override
    public String toString() {
        return "comm '" + target + "', " + (isOpen() ? "open" : "closed");
    }

    private void publish(String type, String named, CommData data) {
        CellOutput cell = CurrentCell.output();
        if (cell != null) {
            cell.send(new CommPacket(type, id, named, data.values(), data.metadata(), List.copyOf(data.buffers())));
        }
    }
}

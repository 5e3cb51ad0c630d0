package cortado.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The five sockets. One thread owns all but the heartbeat; any thread may {@link #send}.
 *
 * <p>Senders only fill a queue: the thread of a cell, which may be interrupted at any moment, never touches a socket or an
 * interruptible channel.
 */
public final class Wire implements AutoCloseable {
    private static final String WAKE_ADDRESS = "inproc://wake";
    private static final int SHUTDOWN_LINGER_MILLIS = 1_000;

    private record Outgoing(Channel channel, List<byte[]> frames) {}

    private final ZContext context = new ZContext();
    private final Signer signer;
    private final BiConsumer<Channel, Packet> receiver;
    private final Queue<Outgoing> outbox = new ConcurrentLinkedQueue<>();
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ZMQ.Socket[] sockets = new ZMQ.Socket[Channel.values().length];
    private final List<IpcBridge> bridges = new ArrayList<>();
    private final Heartbeat heartbeat;
    private final ZMQ.Socket wakeReceiver;
    private volatile boolean isClosing;

    private Wire(ConnectionFile connection, BiConsumer<Channel, Packet> receiver) {
        this.signer = new Signer(connection.signatureScheme(), connection.key());
        this.receiver = receiver;
        heartbeat = Heartbeat.open(connection);
        context.setLinger(SHUTDOWN_LINGER_MILLIS);
        wakeReceiver = context.createSocket(SocketType.PAIR);
        wakeReceiver.bind(WAKE_ADDRESS);
        bind(connection, Channel.IOPUB, SocketType.PUB);
        bind(connection, Channel.STDIN, SocketType.ROUTER);
        bind(connection, Channel.CONTROL, SocketType.ROUTER);
        bind(connection, Channel.SHELL, SocketType.ROUTER);
    }

    /**
     * Binds the sockets and starts to receive.
     *
     * @param receiver called on the socket thread for each well-formed, well-signed message; must not block
     */
    public static Wire open(ConnectionFile connection, BiConsumer<Channel, Packet> receiver) {
        Wire wire = new Wire(connection, receiver);
        daemon("cortado-sockets", wire::loop).start();
        daemon("cortado-wake", wire::forwardWakes).start();
        return wire;
    }

    /** Queues a message; returns at once. Messages of one thread leave in order. */
    public void send(Channel channel, Packet packet) {
        outbox.add(new Outgoing(channel, packet.toFrames(signer)));
        wakes.release();
    }

    /** Sends what is queued, then closes the sockets; waits for a few seconds at most. */
    @Override
    public void close() {
        isClosing = true;
        wakes.release();
        try {
            if (!ended.await(3 * SHUTDOWN_LINGER_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("cortado: the sockets did not close in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void bind(ConnectionFile connection, Channel channel, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        // A cell that prints much must not lose lines.
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        sockets[channel.ordinal()] = socket;
        if (connection.isIpc()) {
            socket.bind("tcp://127.0.0.1:*");
            String endpoint = socket.getLastEndpoint();
            int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
            bridges.add(IpcBridge.open(connection.path(channel), port));
        } else {
            socket.bind(connection.address(channel));
        }
    }

    private void forwardWakes() {
        ZMQ.Socket sender = context.createSocket(SocketType.PAIR);
        sender.connect(WAKE_ADDRESS);
        boolean isLast = false;
        while (!isLast) {
            wakes.acquireUninterruptibly();
            int drained = wakes.drainPermits();
            isLast = isClosing;
            sender.send(new byte[] {(byte) Math.min(drained, 1)});
        }
    }

    private void loop() {
        try (ZMQ.Poller poller = context.createPoller(4)) {
            poller.register(wakeReceiver, ZMQ.Poller.POLLIN);
            for (Channel channel : List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN)) {
                poller.register(sockets[channel.ordinal()], ZMQ.Poller.POLLIN);
            }
            while (!isClosing) {
                turn(poller);
            }
            sendQueued();
        } finally {
            context.close();
            bridges.forEach(IpcBridge::close);
            heartbeat.close();
            ended.countDown();
        }
    }

    private void turn(ZMQ.Poller poller) {
        try {
            poller.poll(-1);
            receive(Channel.CONTROL);
            receive(Channel.SHELL);
            receive(Channel.STDIN);
            while (wakeReceiver.recv(ZMQ.DONTWAIT) != null) {
                // Only the wake matters, not what it says.
            }
            sendQueued();
        } catch (RuntimeException | Error broken) {
            System.err.println("cortado: the socket thread goes on after " + broken);
        }
    }

    private void receive(Channel channel) {
        List<byte[]> frames = receiveFrames(sockets[channel.ordinal()]);
        while (!frames.isEmpty()) {
            Packet.fromFrames(frames, signer).ifPresent(packet -> receiver.accept(channel, packet));
            frames = receiveFrames(sockets[channel.ordinal()]);
        }
    }

    private void sendQueued() {
        for (Outgoing next = outbox.poll(); next != null; next = outbox.poll()) {
            sendFrames(sockets[next.channel().ordinal()], next.frames());
        }
    }

    private static List<byte[]> receiveFrames(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv() : null;
        }
        return frames;
    }

    private static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }
}

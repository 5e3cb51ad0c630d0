package cortado.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of the sockets: connects to a running kernel. For one thread. */
public final class FrontEnd implements AutoCloseable {
    private static final int LINGER_MILLIS = 500;

    private final ZContext context = new ZContext();
    private final Signer signer;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;

    private FrontEnd(ConnectionFile connection) {
        signer = new Signer(connection.signatureScheme(), connection.key());
        context.setLinger(LINGER_MILLIS);
        byte[] identity = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        shell = socket(SocketType.DEALER, identity, connection.address(Channel.SHELL));
        control = socket(SocketType.DEALER, identity, connection.address(Channel.CONTROL));
        iopub = socket(SocketType.SUB, new byte[0], connection.address(Channel.IOPUB));
        boolean isSubscribed = iopub.subscribe(new byte[0]);
        assert isSubscribed;
    }

    /** Connects over TCP; the kernel may bind its sockets later. */
    public static FrontEnd connect(ConnectionFile connection) {
        return new FrontEnd(connection);
    }

    private ZMQ.Socket socket(SocketType type, byte[] identity, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        if (identity.length > 0) {
            boolean isNamed = socket.setIdentity(identity);
            assert isNamed;
        }
        boolean isConnecting = socket.connect(address);
        assert isConnecting;
        return socket;
    }

    /** Sends a request on the shell channel, or on the control channel. */
    public void send(Channel channel, Packet request) {
        ZMQ.Socket socket = socket(channel);
        List<byte[]> frames = request.toFrames(signer);
        for (int i = 0; i < frames.size(); i++) {
            boolean isSent = socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            assert isSent;
        }
    }

    /** Waits for the next message of the channel; empty if none came in time. What is malformed or forged is dropped. */
    public Optional<Packet> receive(Channel channel, Duration wait) {
        ZMQ.Socket socket = socket(channel);
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            boolean isSet = socket.setReceiveTimeOut((int) Math.max(left, 0));
            assert isSet;
            byte[] first = socket.recv();
            if (first == null) {
                return Optional.empty();
            }
            List<byte[]> frames = new ArrayList<>(List.of(first));
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            Optional<Packet> packet = Packet.fromFrames(frames, signer);
            if (packet.isPresent()) {
                return packet;
            }
        }
    }

    private ZMQ.Socket socket(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case IOPUB -> iopub;
            case STDIN, HEARTBEAT -> throw new IllegalArgumentException("no such channel here: " + channel);
        };
    }

    @Override
    public void close() {
        context.close();
    }
}

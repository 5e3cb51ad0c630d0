package cortado.kernel.session;

import cortado.kernel.message.Content;
import cortado.kernel.message.Header;
import cortado.kernel.message.Json;
import cortado.kernel.message.Request;
import cortado.kernel.message.Status;
import cortado.kernel.wire.Channel;
import cortado.kernel.wire.Packet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Puts contents into messages and sends them: replies to whoever asked, outputs to everybody. */
final class Publisher {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final String session = UUID.randomUUID().toString();
    private final BiConsumer<Channel, Packet> sender;

    Publisher(BiConsumer<Channel, Packet> sender) {
        this.sender = sender;
    }

    void reply(Request request, Content content) {
        sender.accept(request.channel(), packet(request.identities(), request.rawHeader(), content));
    }

    /** Sends a question about the cell to the front end that asked to run it. */
    void ask(Request cell, Content content) {
        sender.accept(Channel.STDIN, packet(cell.identities(), cell.rawHeader(), content));
    }

    void publish(byte[] parentHeader, Content content) {
        publish(parentHeader, content, Map.of(), List.of());
    }

    void publish(byte[] parentHeader, Content content, Map<String, ?> metadata, List<byte[]> buffers) {
        byte[] topic = ("kernel." + session + "." + content.messageType()).getBytes(StandardCharsets.US_ASCII);
        byte[] header = Json.write(Header.create(session, content.messageType()));
        byte[] json = Json.write(content);
        sender.accept(
                Channel.IOPUB,
                new Packet(List.of(topic), header, parentHeader, Json.write(metadata), json, List.copyOf(buffers)));
    }

    void status(byte[] parentHeader, String state) {
        publish(parentHeader, new Status(state));
    }

    /** Says that the kernel started; nothing asked for that. */
    void starting() {
        status(EMPTY, "starting");
    }

    private Packet packet(List<byte[]> identities, byte[] parentHeader, Content content) {
        byte[] header = Json.write(Header.create(session, content.messageType()));
        return new Packet(identities, header, parentHeader, EMPTY, Json.write(content), List.of());
    }
}

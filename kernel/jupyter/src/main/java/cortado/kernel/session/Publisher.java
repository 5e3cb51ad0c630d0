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

    void publish(byte[] parentHeader, Content content) {
        byte[] topic = ("kernel." + session + "." + content.messageType()).getBytes(StandardCharsets.US_ASCII);
        sender.accept(Channel.IOPUB, packet(List.of(topic), parentHeader, content));
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

package cortado.kernel.message;

import cortado.kernel.wire.Channel;
import cortado.kernel.wire.Packet;
import java.io.IOException;
import java.util.List;

/**
 * A request as it arrived; its content is read when its handler knows the type.
 *
 * @param channel the socket it came by, on which its reply goes out
 * @param identities whom the reply goes to
 * @param header its header
 * @param rawHeader JSON of its header, which becomes the parent header of all that answers it
 * @param content JSON of its content
 */
public record Request(Channel channel, List<byte[]> identities, Header header, byte[] rawHeader, byte[] content) {
    /**
     * Reads the header of a packet.
     *
     * @throws IOException if it is malformed
     */
    public static Request of(Channel channel, Packet packet) throws IOException {
        Header header = Json.read(packet.header(), Header.class);
        if (header == null || header.msgType() == null || header.msgId() == null) {
            throw new IOException("a message without msg_type or msg_id");
        }
        return new Request(channel, packet.identities(), header, packet.header(), packet.content());
    }

    /** Returns the type of the request, for example {@code execute_request}. */
    public String type() {
        return header.msgType();
    }

    /**
     * Returns the content as a record.
     *
     * @throws IOException if it is malformed
     */
    public <T> T contentAs(Class<T> contentType) throws IOException {
        return Json.read(content, contentType);
    }
}

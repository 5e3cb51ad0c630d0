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
 * @param metadata JSON of its metadata
 * @param content JSON of its content
 * @param buffers binary attachments
 */
public record Request(
        Channel channel,
        List<byte[]> identities,
        Header header,
        byte[] rawHeader,
        byte[] metadata,
        byte[] content,
        List<byte[]> buffers) {
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
        return new Request(
                channel,
                packet.identities(),
                header,
                packet.header(),
                packet.metadata(),
                packet.content(),
                packet.buffers());
    }

    /** Returns the type of the request, for example {@code execute_request}. */
    public String type() {
        return header.msgType();
    }

    /** Returns the type of the reply, for example {@code execute_reply}. */
    public String replyType() {
        return type().replaceFirst("_request$", "") + "_reply";
    }

    /**
     * Returns the content as a record.
     *
     * @throws IOException if it is malformed
     */
    public <T> T contentAs(Class<T> contentType) throws IOException {
        T read = Json.read(content, contentType);
        if (read == null) {
            throw new IOException("a " + type() + " without content");
        }
        return read;
    }
}

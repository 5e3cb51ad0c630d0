package cortado.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One message as it travels: routing identities, four JSON parts, raw buffers. The arrays are not copied.
 *
 * @param identities who sent a request and gets its reply; the topic of a published output
 * @param header JSON of the header
 * @param parentHeader JSON of the header of the request that caused this message
 * @param metadata JSON of the metadata
 * @param content JSON of the content
 * @param buffers binary attachments
 */
public record Packet(
        List<byte[]> identities,
        byte[] header,
        byte[] parentHeader,
        byte[] metadata,
        byte[] content,
        List<byte[]> buffers) {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    /** Returns the frames to send: identities, delimiter, signature, four parts, buffers. */
    List<byte[]> toFrames(Signer signer) {
        List<byte[]> frames = new ArrayList<>(identities);
        frames.add(DELIMITER);
        frames.add(signer.sign(header, parentHeader, metadata, content));
        frames.addAll(List.of(header, parentHeader, metadata, content));
        frames.addAll(buffers);
        return frames;
    }

    /** Returns the packet in the frames, or nothing when they are malformed, wrongly signed or seen before. */
    static Optional<Packet> fromFrames(List<byte[]> frames, Signer signer) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            return Optional.empty();
        }
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        if (!signer.accepts(frames.get(delimiter + 1), parts.get(0), parts.get(1), parts.get(2), parts.get(3))) {
            return Optional.empty();
        }
        return Optional.of(new Packet(
                List.copyOf(frames.subList(0, delimiter)),
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                List.copyOf(frames.subList(delimiter + 6, frames.size()))));
    }
}

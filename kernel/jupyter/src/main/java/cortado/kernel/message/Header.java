package cortado.kernel.message;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Who sent a message, when, and of which type.
 *
 * @param msgId unique in the session
 * @param session one start of one front end or kernel
 * @param username who runs it
 * @param date ISO 8601 in UTC, always with microseconds
 * @param msgType for example {@code execute_request}
 * @param version of Jupyter's messaging protocol
 */
public record Header(String msgId, String session, String username, String date, String msgType, String version) {
    /** The version of Jupyter's messaging protocol that this kernel speaks. */
    public static final String PROTOCOL = "5.4";

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    /** Returns a header made now with an identity of its own. */
    public static Header create(String session, String msgType) {
        return new Header(
                UUID.randomUUID().toString(),
                session,
                "kernel",
                OffsetDateTime.now(ZoneOffset.UTC).format(ISO),
                msgType,
                PROTOCOL);
    }
}

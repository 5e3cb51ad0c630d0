package cortado.kernel.message;

import java.util.Locale;

/** What a message says; the record's name tells its type: {@code ExecuteReply} is {@code execute_reply}. */
public interface Content {
    /** Returns the {@code msg_type} of the message. */
    default String messageType() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

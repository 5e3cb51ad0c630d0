package cortado.kernel.session;

import cortado.kernel.message.InputReply;
import cortado.kernel.message.InputRequest;
import cortado.kernel.message.Request;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks the front end for what a cell reads; one question at a time. */
final class InputRequests {
    /** What front ends send for Ctrl-D. */
    private static final String END_OF_INPUT = "\u0004";

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final Publisher publisher;

    InputRequests(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Returns the line typed for the cell; nothing at the end of the input. */
    @Nullable
    String ask(Request cell, String prompt, boolean isHidden) {
        try {
            asking.lockInterruptibly();
            try {
                // Answers to questions that were interrupted.
                answers.clear();
                publisher.ask(cell, new InputRequest(prompt, isHidden));
                String answer = answers.take();
                return answer.equals(END_OF_INPUT) ? null : answer;
            } finally {
                asking.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("System.in: interrupted while waiting for input", interrupted);
        }
    }

    /** Takes what the front end sent; called on the socket thread. */
    void answer(Request reply) throws IOException {
        String value = reply.contentAs(InputReply.class).value();
        boolean isQueued = answers.offer(value == null ? "" : value);
        assert isQueued;
    }
}

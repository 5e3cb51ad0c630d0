package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.message.ClearOutput;
import cortado.kernel.message.CommMessage;
import cortado.kernel.message.DisplayData;
import cortado.kernel.message.ExecuteResult;
import cortado.kernel.message.Request;
import cortado.kernel.message.Stream;
import cortado.kernel.message.UpdateDisplayData;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Encoding;
import cortado.kernel.show.StreamName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Publishes the outputs of one execution under the header of its request. */
final class PublishedOutput implements CellOutput {
    private final Publisher publisher;
    private final InputRequests inputs;
    private final Request request;
    private final int count;
    private final boolean takesInput;
    private final List<Map<String, ?>> pages = new CopyOnWriteArrayList<>();
    private volatile String resultText = "";

    PublishedOutput(Publisher publisher, InputRequests inputs, Request request, int count, boolean takesInput) {
        this.publisher = publisher;
        this.inputs = inputs;
        this.request = request;
        this.count = count;
        this.takesInput = takesInput;
    }

    /** Returns the pages so far as the payload of the reply. */
    List<Map<String, ?>> pages() {
        return List.copyOf(pages);
    }

    /** Returns the text of the value, empty if there is none. */
    String resultText() {
        return resultText;
    }

    @Override
    public void print(StreamName stream, String text) {
        publisher.publish(request.rawHeader(), new Stream(stream.jupyterName(), text));
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        publisher.publish(
                request.rawHeader(),
                new DisplayData(Encoding.data(bundle), bundle.metadata(), Map.of("display_id", displayId)));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        publisher.publish(
                request.rawHeader(),
                new UpdateDisplayData(Encoding.data(bundle), bundle.metadata(), Map.of("display_id", displayId)));
    }

    @Override
    public void result(MimeBundle bundle) {
        resultText = bundle.text();
        publisher.publish(request.rawHeader(), new ExecuteResult(count, Encoding.data(bundle), bundle.metadata()));
    }

    @Override
    public void clear(boolean isDeferred) {
        publisher.publish(request.rawHeader(), new ClearOutput(isDeferred));
    }

    @Override
    public void page(MimeBundle bundle) {
        boolean isAdded = pages.add(Map.of("source", "page", "data", Encoding.data(bundle), "start", 0));
        assert isAdded;
    }

    @Override
    public @Nullable String ask(String prompt, boolean isHidden) {
        if (!takesInput) {
            throw new IllegalStateException(
                    "System.in: the front end of this cell takes no input (allow_stdin is false)."
                            + " Assign the value to a variable instead.");
        }
        return inputs.ask(request, prompt, isHidden);
    }

    @Override
    public void send(CommPacket packet) {
        String target = packet.target().isEmpty() ? null : packet.target();
        publisher.publish(
                request.rawHeader(),
                new CommMessage(packet.type(), packet.id(), target, packet.data()),
                packet.metadata(),
                packet.buffers());
    }
}

package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.message.ClearOutput;
import cortado.kernel.message.DisplayData;
import cortado.kernel.message.ExecuteResult;
import cortado.kernel.message.Stream;
import cortado.kernel.message.UpdateDisplayData;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Encoding;
import cortado.kernel.show.StreamName;
import java.util.Map;

/** Publishes the outputs of one execution under the header of its request. */
final class PublishedOutput implements CellOutput {
    private final Publisher publisher;
    private final byte[] parentHeader;
    private final int count;

    PublishedOutput(Publisher publisher, byte[] parentHeader, int count) {
        this.publisher = publisher;
        this.parentHeader = parentHeader;
        this.count = count;
    }

    @Override
    public void print(StreamName stream, String text) {
        publisher.publish(parentHeader, new Stream(stream.jupyterName(), text));
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        publisher.publish(
                parentHeader,
                new DisplayData(Encoding.data(bundle), bundle.metadata(), Map.of("display_id", displayId)));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        publisher.publish(
                parentHeader,
                new UpdateDisplayData(Encoding.data(bundle), bundle.metadata(), Map.of("display_id", displayId)));
    }

    @Override
    public void result(MimeBundle bundle) {
        publisher.publish(parentHeader, new ExecuteResult(count, Encoding.data(bundle), bundle.metadata()));
    }

    @Override
    public void clear(boolean isDeferred) {
        publisher.publish(parentHeader, new ClearOutput(isDeferred));
    }
}

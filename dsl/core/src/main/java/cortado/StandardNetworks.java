package cortado;

import cortado.base.Names;
import cortado.display.Displays;
import cortado.engine.Downloads;
import cortado.engine.Extractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Trained networks that are fetched when they are asked for. */
final class StandardNetworks {
    /** What users call them, and what DJL's repository does. All take images of ImageNet's size and normalization. */
    private static final Map<String, String> ARTIFACTS = Map.of("resnet18", "resnet18_embedding");

    private StandardNetworks() {}

    static Extractor of(String name) {
        String artifact = ARTIFACTS.get(name);
        if (artifact == null) {
            throw new IllegalArgumentException(
                    "pretrained: there is no network '" + name + "'"
                            + Names.didYouMean(name, ARTIFACTS.keySet())
                            + " A saved model is read with pretrained(Path.of(\"model.zip\")), a network of another library with extractor(path, 3, 224, 224).");
        }
        Path folder = Downloads.of(
                        "pretrained", "extractor(Path.of(\"net.pt\"), 3, 224, 224).imageNet()", Displays::show)
                .network(artifact);
        return Extractor.of(script(folder), 3, 224, 224).imageNet();
    }

    private static Path script(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".pt"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("pretrained: " + folder
                            + " holds no TorchScript file (*.pt). Remove the folder, so that it is fetched anew."));
        } catch (IOException failed) {
            throw new UncheckedIOException("pretrained: " + folder + " could not be read", failed);
        }
    }
}

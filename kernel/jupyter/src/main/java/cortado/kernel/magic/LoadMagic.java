package cortado.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a file of Java, or the code cells of a notebook, in the session. */
final class LoadMagic implements Command {
    private static final List<String> ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ijava", ".jjava", ".ipynb");

    @Override
    public List<MagicInfo> forms() {
        return List.of(
                new MagicInfo("%load", "%load file", "runs a .jsh, .jshell or .java file, or a notebook's cells"));
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException {
        if (call.words().size() != 1) {
            throw new MagicException("one file is needed. Write for example %load helpers.jsh");
        }
        Path file = find(call.words().get(0));
        try {
            if (file.toString().endsWith(".ipynb")) {
                runCells(file, place);
            } else {
                place.run(file.toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new MagicException("the file " + file + " cannot be read: " + unreadable.getMessage()
                    + ". Pass a file of Java in UTF-8, or a notebook.");
        }
        return List.of();
    }

    private static Path find(String name) throws MagicException {
        Optional<Path> found = ENDINGS.stream()
                .map(ending -> Path.of(name + ending))
                .filter(Files::isRegularFile)
                .findFirst();
        return found.orElseThrow(() ->
                new MagicException("the file " + Path.of(name).toAbsolutePath() + " does not exist. Check the path."));
    }

    private static void runCells(Path file, Workplace place) throws IOException, MagicException {
        int number = 0;
        for (JsonNode cell : Json.read(Files.readAllBytes(file)).path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                number++;
                place.run(file + ", cell " + number, text(cell.path("source")));
            }
        }
    }

    private static String text(JsonNode source) {
        StringBuilder text = new StringBuilder();
        (source.isArray() ? lines(source) : Stream.of(source)).forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static Stream<JsonNode> lines(JsonNode source) {
        return Stream.iterate(0, i -> i + 1).limit(source.size()).map(source::get);
    }
}

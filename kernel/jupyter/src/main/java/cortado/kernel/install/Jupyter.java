package cortado.kernel.install;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code jupyter} program on the search path, which knows where it looks for kernels. */
public final class Jupyter {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path program;

    private Jupyter(Path program) {
        this.program = program;
    }

    /** Returns the one that the environment's search path has; empty if it has none. */
    public static Optional<Jupyter> find(Map<String, String> environment) {
        return Program.find("jupyter", environment.getOrDefault("PATH", "")).map(Jupyter::new);
    }

    /** Returns where it is. */
    public Path program() {
        return program;
    }

    /** Returns its parts and their versions, for example {@code notebook} and {@code 6.4.12}; only those that are there. */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        ask("--version").ifPresent(text -> text.lines().forEach(line -> {
            String[] parts = line.split(":", 2);
            if (parts.length == 2 && parts[1].strip().matches("\\d.*")) {
                versions.put(parts[0].strip(), parts[1].strip());
            }
        }));
        return versions;
    }

    /** Returns its data folders, first the one that wins; empty if it cannot tell. */
    public List<Path> dataFolders() {
        List<Path> folders = new ArrayList<>();
        json("--paths", "--json")
                .ifPresent(json -> json.path("data").forEach(each -> folders.add(Path.of(each.asText()))));
        return folders;
    }

    /** Returns the folders of the kernels that it would start, by name; empty if it cannot tell. */
    public Optional<Map<String, Path>> kernels() {
        return json("kernelspec", "list", "--json").map(json -> {
            Map<String, Path> kernels = new LinkedHashMap<>();
            json.path("kernelspecs")
                    .properties()
                    .forEach(each -> kernels.put(
                            each.getKey(),
                            Path.of(each.getValue().path("resource_dir").asText())));
            return kernels;
        });
    }

    /** Returns all folders where a Jupyter may look for kernels: those of the program, then the usual ones. */
    public static List<Path> allDataFolders(Map<String, String> environment) {
        Set<Path> all = new LinkedHashSet<>();
        find(environment).ifPresent(jupyter -> all.addAll(jupyter.dataFolders()));
        all.addAll(DataFolders.usual(environment));
        return List.copyOf(all);
    }

    private Optional<JsonNode> json(String... arguments) {
        return ask(arguments).flatMap(text -> {
            try {
                // Warnings may come first.
                String body = text.substring(Math.max(0, text.indexOf('{')));
                return Optional.of(Json.read(body.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException other) {
                return Optional.empty();
            }
        });
    }

    private Optional<String> ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return Program.run(LIMIT, command).filter(ended -> ended.status() == 0).map(Program.Ended::text);
    }
}

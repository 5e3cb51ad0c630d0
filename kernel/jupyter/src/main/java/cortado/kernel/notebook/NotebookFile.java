package cortado.kernel.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cortado.kernel.message.Json;
import cortado.kernel.message.LanguageInfo;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A notebook file of format 4; what this class does not know is kept as it was. */
final class NotebookFile {
    private static final int FORMAT = 4;

    private final ObjectNode json;

    private NotebookFile(ObjectNode json) {
        this.json = json;
    }

    /**
     * Reads a notebook.
     *
     * @throws IOException with a message for the user if the file is absent, no notebook, or of another format
     */
    static NotebookFile read(Path file) throws IOException {
        JsonNode json = json(file);
        int format = json.path("nbformat").asInt();
        if (!(json instanceof ObjectNode notebook) || format == 0) {
            throw new IOException(
                    "run: " + file + " is not a notebook: it names no format. Pass a file that Jupyter saved.");
        }
        if (format != FORMAT) {
            throw new IOException("run: " + file + " must be a notebook of format " + FORMAT + ", but is of format "
                    + format + ". Convert it: jupyter nbconvert --to notebook --inplace " + file);
        }
        int number = 0;
        for (JsonNode cell : json.path("cells")) {
            number++;
            if (!cell.isObject()) {
                throw new IOException("run: " + file + " is damaged: its cell " + number
                        + " is no JSON object. Pass a file" + " that Jupyter saved.");
            }
        }
        if (!json.path("cells").isArray()) {
            throw new IOException(
                    "run: " + file + " is damaged: it has no list of cells. Pass a file that Jupyter saved.");
        }
        return new NotebookFile(notebook);
    }

    private static JsonNode json(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("run: " + file + " is a folder. Pass a notebook in it.");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            throw new IOException("run: the notebook " + file + " does not exist. Check the path.", absent);
        } catch (AccessDeniedException denied) {
            throw new IOException("run: " + file + " may not be read by you. Change its permissions.", denied);
        }
        try {
            return Json.read(bytes);
        } catch (IOException malformed) {
            throw new IOException(
                    "run: " + file + " is not a notebook: it is not JSON. Pass a file that Jupyter saved.", malformed);
        }
    }

    /**
     * Checks that a file can be written, without touching it.
     *
     * @throws IOException with a message for the user if it cannot
     */
    static void requireWritable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("run: " + file + " is a folder. Name a file to write.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("run: the folder of " + file + " does not exist. Make it first.");
        }
        if (!Files.isWritable(folder) || Files.exists(file) && !Files.isWritable(file)) {
            throw new IOException("run: " + file
                    + " cannot be written by you. Name another file with --output, or change its" + " permissions.");
        }
    }

    /** Returns whether the cell has the tag. */
    static boolean isTagged(JsonNode cell, String name) {
        for (JsonNode tag : cell.path("metadata").path("tags")) {
            if (tag.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns all cells. */
    ArrayNode cells() {
        return (ArrayNode) json.get("cells");
    }

    /** Returns whether cells must have an identity, from format 4.5 on. */
    boolean hasCellIds() {
        return json.path("nbformat_minor").asInt() >= 5;
    }

    /** Returns the code cells in order. */
    List<ObjectNode> codeCells() {
        List<ObjectNode> cells = new ArrayList<>();
        for (JsonNode cell : json.get("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add((ObjectNode) cell);
            }
        }
        return cells;
    }

    /** Returns the source of a cell, which files store as one text or as a list of lines. */
    static String source(JsonNode cell) {
        JsonNode source = cell.path("source");
        if (!source.isArray()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    /** Removes the outputs and numbers of all code cells. */
    void clear() {
        for (ObjectNode cell : codeCells()) {
            cell.set("execution_count", json.nullNode());
            ArrayNode none = cell.putArray("outputs");
            assert none.isEmpty();
        }
    }

    /** Replaces the file, at once and wholly, by this notebook. */
    void write(Path file) throws IOException {
        ObjectNode metadata = json.withObject("/metadata");
        metadata.set("language_info", Json.tree(LanguageInfo.java()));
        requireWritable(file);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        // Not a temporary file of the system's: those are readable by their owner alone.
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(temporary, Json.writeFile(json), StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            String reason = refused.getReason();
            throw new IOException(
                    "run: " + file + " cannot be written" + (reason == null ? "" : ": " + reason)
                            + ". Name another file with --output.",
                    refused);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}

package cortado.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The reviews of films in the folder {@code aclImdb}: {@code train/neg}, {@code train/pos}, {@code test/neg} and {@code test/pos}. */
final class Imdb {
    private static final List<String> FOLDERS = List.of("neg", "pos");

    private Imdb() {}

    static Split read(Path folder, List<String> classes) {
        Path inside = folder.resolve("aclImdb");
        return Files.isDirectory(inside)
                ? read(inside, classes)
                : new Split(part(folder.resolve("train"), classes), part(folder.resolve("test"), classes));
    }

    private static Dataset part(Path folder, List<String> classes) {
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < FOLDERS.size(); i++) {
            Path ofClass = folder.resolve(FOLDERS.get(i));
            List<Path> files = ClassFolders.files("imdb", ofClass);
            if (files.isEmpty()) {
                throw ClassFolders.refused("imdb", ofClass, "it has no file. Unpack aclImdb_v1.tar.gz anew");
            }
            files.forEach(file -> texts.add(TextFile.read("imdb: " + file, file)));
            labels.addAll(Collections.nCopies(files.size(), classes.get(i)));
        }
        return Dataset.ofTexts(texts, labels, classes);
    }
}

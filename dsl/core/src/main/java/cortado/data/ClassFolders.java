package cortado.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files in a folder whose folders are classes.
 *
 * @param files in the order of their classes and paths
 * @param classes of each file
 * @param names of the classes, in natural order
 */
record ClassFolders(List<Path> files, List<Integer> classes, List<String> names) {
    /**
     * Returns the files of a folder; those whose names begin with a dot are left out.
     *
     * @param call what messages begin with
     * @param what a file is, for example {@code image}
     * @throws IllegalArgumentException if there is no folder, or one without files
     */
    static ClassFolders of(String call, Path folder, String what) {
        List<Path> folders = children(call, folder);
        folders.stream().filter(path -> !Files.isDirectory(path)).findFirst().ifPresent(file -> {
            throw refused(
                    call,
                    folder,
                    "'" + file.getFileName() + "' lies beside the folders of classes. Move it into one of them");
        });
        List<Path> files = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path each : folders) {
            List<Path> members = files(call, each);
            if (members.isEmpty()) {
                throw refused(
                        call, folder, "its folder '" + each.getFileName() + "' has no " + what + ". Remove the folder");
            }
            members.forEach(member -> classes.add(names.size()));
            files.addAll(members);
            names.add(each.getFileName().toString());
        }
        if (names.isEmpty()) {
            throw refused(
                    call, folder, "it has no folder. Put the " + what + "s of each class into a folder of its name");
        }
        return new ClassFolders(files, classes, names);
    }

    private static List<Path> children(String call, Path parent) {
        requireFolder(call, parent);
        try (Stream<Path> list = Files.list(parent)) {
            return list.filter(ClassFolders::isVisible)
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(call + ": " + parent + " could not be read", failed);
        }
    }

    /** Returns all files in a folder and in those within it, ordered by their paths. */
    static List<Path> files(String call, Path parent) {
        requireFolder(call, parent);
        try (Stream<Path> walk = Files.walk(parent, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(path -> Files.isRegularFile(path)
                            && Stream.iterate(path, at -> !at.equals(parent), Path::getParent)
                                    .allMatch(ClassFolders::isVisible))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(call + ": " + parent + " could not be read", failed);
        }
    }

    private static boolean isVisible(Path path) {
        return !path.getFileName().toString().startsWith(".");
    }

    private static void requireFolder(String call, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    call,
                    folder,
                    (Files.exists(folder) ? "it is no folder" : "it does not exist") + ". Check the path");
        }
    }

    static IllegalArgumentException refused(String call, Path folder, String why) {
        return new IllegalArgumentException(call + ": " + folder + ": " + why + ".");
    }
}

package cortado.kernel.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Java is started for a kernel.
 *
 * @param java the program and its options, without the class path and what only one process can use
 * @param classPath separated as the system does it; may end in {@code /*}
 */
record KernelCommand(List<String> java, String classPath) {
    static final String MAIN = "cortado.kernel.launch.Main";
    /** Names the GPU stack of a kernel, which then has a class path of single jars. */
    private static final String STACK = "-Dcortado.stack=";

    /** Where JNA, and through it DJL, looks first. */
    private static final String NATIVE_PATH = "-Djna.library.path=";

    private static final String DIRECTIVES = "-XX:CompilerDirectivesFile=";
    private static final String NATIVE_ACCESS = "--enable-native-access=";
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;

    /** Returns the command of this process, for another of the same kind. */
    static KernelCommand running() {
        List<String> command =
                new ArrayList<>(List.of(JavaHome.running().command().toString()));
        boolean hasStack = false;
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            hasStack |= option.startsWith(STACK);
            if (!ClassArchive.isOption(option) && !option.startsWith("-javaagent") && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        String home = System.getProperty("cortado.home");
        return new KernelCommand(
                command,
                home == null || hasStack ? System.getProperty("java.class.path") : Path.of(home, "lib") + "/*");
    }

    /** Returns the command for a kernel on the Java with the heap; what Java chooses if there is none. */
    KernelCommand on(JavaHome target, @Nullable Heap heap) {
        List<String> command = new ArrayList<>(List.of(target.command().toString()));
        for (String option : java.subList(1, java.size())) {
            boolean isReplaced = heap != null && Heap.isOption(option);
            if (!isReplaced && !option.startsWith(DIRECTIVES) && !option.startsWith(NATIVE_ACCESS)) {
                command.add(option);
            }
        }
        if (heap != null) {
            command.add(heap.option());
        }
        // Java 22 and later warn about native code without this option, earlier ones about the option.
        if (target.feature() >= FIRST_WITH_NATIVE_ACCESS) {
            command.add(NATIVE_ACCESS + "ALL-UNNAMED");
        }
        return new KernelCommand(command, classPath);
    }

    /** Returns the command with the libraries for a GPU; two small files of its own go to the folder. */
    KernelCommand with(GpuLibraries gpu, Path folder) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(STACK + gpu.stack().label());
        if (gpu.writeRuntime(folder.resolve("libcudart.so"))) {
            command.add(NATIVE_PATH + folder);
        }
        List<Path> jars = gpu.classPath(files(classPath), folder.resolve("libraries.jar"));
        return new KernelCommand(
                command,
                String.join(
                        File.pathSeparator, jars.stream().map(Path::toString).toList()));
    }

    /** Returns the arguments of a kernel that uses the archive, if there is one, and the directives for its compiler. */
    List<String> arguments(Path directives, @Nullable ClassArchive archive) {
        List<String> all = new ArrayList<>(java);
        // Java announces the directives on its output if nobody stops it.
        all.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-DisplayVMOutput", DIRECTIVES + directives));
        if (archive != null) {
            all.addAll(archive.options());
        }
        all.addAll(List.of("-cp", classPath, MAIN, "kernel", "{connection_file}"));
        return all;
    }

    /** Returns the name of the GPU stack among the arguments; empty if there is none. */
    static String stack(List<String> arguments) {
        return value(arguments, STACK);
    }

    static String directives(List<String> arguments) {
        return value(arguments, DIRECTIVES);
    }

    private static String value(List<String> arguments, String option) {
        return arguments.stream()
                .filter(each -> each.startsWith(option))
                .map(each -> each.substring(option.length()))
                .findFirst()
                .orElse("");
    }

    /** Returns the entries of a class path, each {@code /*} replaced by the jars there. */
    static List<Path> files(String classPath) {
        List<Path> files = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.endsWith("*")) {
                files.add(Path.of(entry));
                continue;
            }
            Path folder = Path.of(entry.substring(0, entry.length() - 1));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    all.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(files::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return files;
    }
}

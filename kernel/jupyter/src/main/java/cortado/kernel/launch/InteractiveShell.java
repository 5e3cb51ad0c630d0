package cortado.kernel.launch;

import cortado.kernel.cell.Startup;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Opens the JShell of the JDK with the class path, the imports and the Java options of this process. */
final class InteractiveShell {
    private InteractiveShell() {}

    static int open() throws Exception {
        Path startup = Files.createTempFile("cortado", ".jsh");
        try {
            Files.writeString(
                    startup,
                    Startup.imports().stream()
                            .map(name -> "import " + name + ";\n")
                            .collect(Collectors.joining()));
            return JavaShellToolBuilder.builder().start(arguments(startup).toArray(String[]::new));
        } finally {
            Files.deleteIfExists(startup);
        }
    }

    private static List<String> arguments(Path startup) {
        List<String> arguments = new ArrayList<>(
                List.of("--class-path", System.getProperty("java.class.path"), "--startup", startup.toString()));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            arguments.add("-R" + option);
        }
        return arguments;
    }
}

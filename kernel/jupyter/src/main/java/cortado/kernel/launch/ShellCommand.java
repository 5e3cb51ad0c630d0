package cortado.kernel.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cortado shell}. */
@Command(
        name = "shell",
        description = {
            "Opens JShell with everything imported, or runs files.",
            "Files end with status 1 after the first error, or with that of /exit."
        })
final class ShellCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "files to run, in one session, instead")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        return files.isEmpty() ? InteractiveShell.open() : FileShell.run(files);
    }
}

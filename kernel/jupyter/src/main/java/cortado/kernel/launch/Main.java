package cortado.kernel.launch;

import cortado.kernel.install.ClassArchive;
import cortado.kernel.install.DataFolders;
import cortado.kernel.session.KernelSession;
import cortado.kernel.session.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code cortado} command. */
@Command(
        name = "cortado",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Deep learning from Java: notebooks, JShell and the kernel for Jupyter.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InstallCommand.class,
            UninstallCommand.class,
            ShellCommand.class,
            RunCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    /** What {@code cortado --version} prints: the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "Cortado " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }
    }

    Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        // A kernel starts often and quickly: it does without the parser of options.
        if (arguments.length == 2 && arguments[0].equals("kernel")) {
            return kernel(Path.of(arguments[1]));
        }
        if (arguments.length == 1 && arguments[0].equals("rehearse")) {
            Rehearsal.run();
            return 0;
        }
        CommandLine commands = new CommandLine(new Main()).setExecutionExceptionHandler((broken, command, parsed) -> {
            if (broken instanceof IOException || broken instanceof IllegalArgumentException) {
                command.getErr().println("cortado: " + broken.getMessage());
                return 1;
            }
            throw broken;
        });
        if (arguments.length == 0) {
            commands.usage(System.out);
            return 2;
        }
        return commands.execute(arguments);
    }

    private static int kernel(Path connectionFile) {
        try {
            ClassArchive.renew();
            KernelSession.run(connectionFile, HistoryPlace.of(System.getenv(), DataFolders.user()));
            return 0;
        } catch (IOException | IllegalArgumentException broken) {
            System.err.println("cortado: " + broken.getMessage());
            return 1;
        }
    }
}

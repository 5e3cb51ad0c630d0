package cortado.kernel.launch;

import cortado.kernel.install.ClassArchive;
import cortado.kernel.install.DataFolders;
import cortado.kernel.session.KernelSession;
import cortado.kernel.session.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
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
        footer = {"", "For the options of one: cortado COMMAND --help"},
        subcommands = {
            InstallCommand.class,
            ListCommand.class,
            DoctorCommand.class,
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
        adoptHome();
        System.exit(run(arguments));
    }

    /** Java does not know the home of a user without an entry in the system's list, as containers have them. */
    private static void adoptHome() {
        String home = System.getenv("HOME");
        if (home != null && System.getProperty("user.home", "?").equals("?")) {
            System.setProperty("user.home", home);
        }
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
        CommandLine commands = commands();
        if (arguments.length == 0) {
            commands.usage(System.out);
            return 2;
        }
        return commands.execute(arguments);
    }

    /** Returns the command with all that belong to it, ready to be run. */
    static CommandLine commands() {
        CommandLine commands = new CommandLine(new Main()).setExecutionExceptionHandler((broken, command, parsed) -> {
            if (broken instanceof IOException || broken instanceof IllegalArgumentException) {
                command.getErr().println("cortado: " + broken.getMessage());
                return 1;
            }
            throw broken;
        });
        // Cells may have the streams by the time something is wrong.
        commands.setErr(new PrintWriter(System.err, true, Charset.defaultCharset()));
        addHelp(commands);
        commands.setParameterExceptionHandler(Main::complain);
        return commands;
    }

    private static void addHelp(CommandLine commands) {
        for (CommandLine command : commands.getSubcommands().values()) {
            CommandLine.Model.CommandSpec spec = command.getCommandSpec();
            if (!spec.optionsMap().containsKey("--help")) {
                CommandLine.Model.CommandSpec changed =
                        spec.addMixin("help", CommandLine.Model.CommandSpec.forAnnotatedObject(new Help()));
                assert changed.equals(spec);
            }
        }
    }

    /** Says in a line or two what is wrong with the command, where picocli would add the whole help. */
    private static int complain(CommandLine.ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("cortado: " + wrong.getMessage());
        boolean isHelpful = CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        String name = command.getCommandSpec().qualifiedName();
        if (!isHelpful) {
            command.getErr().println("For its options: " + name + " --help");
        }
        return 2;
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

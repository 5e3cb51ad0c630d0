package cortado.kernel.launch;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Help {
    /** Read by picocli alone. */
    @SuppressWarnings("unused")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean isAsked;
}

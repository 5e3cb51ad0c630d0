package cortado.kernel.launch;

import cortado.kernel.install.InstalledKernel;
import cortado.kernel.install.JavaHome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cortado list}. */
@Command(
        name = "list",
        description = "Lists the kernels that install registered, and what is wrong with them.",
        footer = {"", "Looks where Jupyter looks: the user's folder, Python environments, /usr/local, /usr."})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final SearchedFolders folders = new SearchedFolders();

    @Override
    public Integer call() {
        List<InstalledKernel> kernels = InstalledKernel.below(folders.all());
        if (kernels.isEmpty()) {
            System.out.println("No kernel is installed. Run: cortado install");
        }
        Map<String, Path> first = new HashMap<>();
        for (InstalledKernel kernel : kernels) {
            Path winner = first.computeIfAbsent(kernel.name(), name -> kernel.folder());
            System.out.println(
                    (first.size() > 1 || !winner.equals(kernel.folder()) ? "\n" : "") + description(kernel, winner));
        }
        return 0;
    }

    private static String description(InstalledKernel kernel, Path winner) {
        StringBuilder text = new StringBuilder(kernel.name() + " - " + kernel.displayName());
        line(text, "where", kernel.folder().toString());
        line(
                text,
                "java",
                kernel.java()
                                .map(JavaHome::version)
                                .map(version -> version + ", ")
                                .orElse("")
                        + kernel.javaFolder());
        line(text, "heap", kernel.heap().orElse("as Java chooses"));
        kernel.gpu().ifPresent(stack -> line(text, "gpu", stack.label() + ", CUDA " + stack.cuda()));
        List<String> problems = kernel.problems();
        if (problems.isEmpty()) {
            line(text, "archive", kernel.archive());
        }
        problems.forEach(problem -> line(text, "PROBLEM", problem));
        if (!problems.isEmpty()) {
            line(text, "fix", kernel.reinstallation());
        }
        if (!winner.equals(kernel.folder())) {
            line(text, "note", "Jupyter takes the one in " + winner + " instead");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append('\n')
                .append("  ")
                .append(name)
                .append(" ".repeat(9 - name.length()))
                .append(value);
    }
}

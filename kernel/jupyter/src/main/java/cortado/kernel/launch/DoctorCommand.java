package cortado.kernel.launch;

import cortado.kernel.doctor.Doctor;
import cortado.kernel.install.DataFolders;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cortado doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks what notebooks need, and says how to mend what is broken.",
            "Looks at Java, Jupyter, the GPU, disk space and history; of each installed kernel at its files, a start with a"
                    + " test cell, fonts and PyTorch.",
            "Ends with status 0 if all is well, 1 if there is a problem."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final SearchedFolders folders = new SearchedFolders();

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        System.out.println(String.join("", new Main.Version().getVersion()));
        Doctor doctor = new Doctor(environment, HistoryPlace.of(environment, DataFolders.user()), folders.all());
        int problems = doctor.examine(section -> System.out.println("\n" + section));
        System.out.println(
                problems == 0 ? "\nAll is well." : "\n" + problems + (problems == 1 ? " problem." : " problems."));
        return problems == 0 ? 0 : 1;
    }
}

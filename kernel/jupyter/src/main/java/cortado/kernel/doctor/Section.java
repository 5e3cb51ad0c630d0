package cortado.kernel.doctor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings about one thing.
 *
 * @param title what they are about
 * @param findings in the order of the checks
 */
public record Section(String title, List<Finding> findings) {
    /** Copies the list. */
    public Section {
        findings = List.copyOf(findings);
    }

    /** Returns how many findings are problems. */
    public int problems() {
        return (int) findings.stream()
                .filter(each -> each.level() == Finding.Level.PROBLEM)
                .count();
    }

    /** Returns the section as text. */
    @Override
    public String toString() {
        return title + "\n" + findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}

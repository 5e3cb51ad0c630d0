package cortado.kernel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void text_is_wrapped_below_itself_and_the_fix_is_marked() {
        Finding finding = Finding.problem(
                "disk",
                "0.3 GB free for native libraries in /home/ada/.djl.ai which is too little",
                "make room, or name another folder in the environment variable ENGINE_CACHE_DIR");

        assertThat(finding.toString().lines())
                .containsExactly(
                        "  PROBLEM disk        0.3 GB free for native libraries in /home/ada/.djl.ai",
                        "                      which is too little",
                        "                 fix: make room, or name another folder in the environment",
                        "                      variable ENGINE_CACHE_DIR");
    }

    @Test
    void a_section_counts_its_problems_alone() {
        Section section = new Section(
                "Kernel", List.of(Finding.ok("a", "b"), Finding.note("c", "d", "e"), Finding.problem("f", "g", "h")));

        assertThat(section.problems()).isEqualTo(1);
        assertThat(section.toString().lines())
                .containsExactly(
                        "Kernel",
                        "  ok      a           b",
                        "  note    c           d",
                        "                 fix: e",
                        "  PROBLEM f           g",
                        "                 fix: h");
    }
}

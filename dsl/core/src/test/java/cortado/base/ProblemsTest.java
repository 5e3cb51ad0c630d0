package cortado.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void no_problem_throws_nothing() {
        assertThatCode(() -> Problems.in("fit").check(true, "never").throwIfAny())
                .doesNotThrowAnyException();
    }

    @Test
    void one_problem_is_one_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problems.in("fit")
                        .check(true, "never")
                        .check(false, "epochs must be at least 1, but was %d", 0)
                        .throwIfAny())
                .withMessage("fit: epochs must be at least 1, but was 0");
    }

    @Test
    void several_problems_are_a_list() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problems.in("fit")
                        .check(false, "first")
                        .check(false, "second %s", "value")
                        .throwIfAny())
                .withMessage("fit: 2 problems:\n- first\n- second value");
    }

    @Test
    void a_message_without_values_may_hold_a_percent_sign() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problems.in("fit").check(false, "100% wrong").throwIfAny())
                .withMessage("fit: 100% wrong");
    }
}

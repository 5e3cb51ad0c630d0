package cortado.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.eval.Evaluator;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssistTest {
    private static final Evaluator EVALUATOR = Evaluator.start(Set.of("java.util.*"));

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    @Test
    void completion_replaces_the_name_before_the_cursor() {
        String code = "int a = 1;\n\"abc\".subs + 2";

        Completer.Completion found = new Completer(EVALUATOR).complete(code, code.indexOf(" + 2"));

        assertThat(found.matches()).containsExactly("substring(");
        assertThat(found.start()).isEqualTo(code.indexOf("subs"));
    }

    @Test
    void inspection_lists_signatures() {
        assertThat(new Inspector(EVALUATOR).inspect("int a = Math.max + 1", 14))
                .contains("int Math.max(int a, int b)", "double Math.max(double a, double b)");
        assertThat(new Inspector(EVALUATOR).inspect("nothingLikeThis", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "int q = 1;", "f()\ng()", "class A { int f(){return 1;} }", "for (int i=0;i<2;i++) {}", ""})
    void whole_code_is_complete(String code) {
        assertThat(new Completeness(EVALUATOR).judge(code)).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = ",
                "class A {",
                "for (int i=0;i<2;i++) {",
                "f(",
                "if (true) {\n  int b = 1;",
                "int f(int a)",
                "/* x"
            })
    void code_that_may_go_on_is_incomplete(String code) {
        assertThat(new Completeness(EVALUATOR).judge(code)).isEqualTo("incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int int int", "}}", "class 1A {}"})
    void code_that_no_more_text_can_mend_is_invalid(String code) {
        assertThat(new Completeness(EVALUATOR).judge(code)).isEqualTo("invalid");
    }
}

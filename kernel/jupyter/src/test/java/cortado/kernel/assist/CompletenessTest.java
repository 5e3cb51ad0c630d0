package cortado.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.eval.Evaluator;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    private static final Evaluator EVALUATOR = Evaluator.start(Set.of("java.util.*"));

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'class A {', '    '",
        "'class A {|    void f() {', '        '",
        "'class A {|    int a = 1;', '    '",
        "'f(', '    '",
        "'int a =', '    '",
        "'/* x', ''"
    })
    void the_next_line_is_indented(String code, String indent) {
        String lines = code.replace('|', '\n');

        assertThat(new Completeness(EVALUATOR).judge(lines)).isEqualTo("incomplete");
        assertThat(new Completeness(EVALUATOR).indent(lines)).isEqualTo(indent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "int q = 1;",
                "f()\ng()",
                "class A { int f(){return 1;} }",
                "for (int i=0;i<2;i++) {}",
                "// c",
                "String u = \"http://a/*\";",
                "List.of(1)\n  .stream()\n  .count()",
                ""
            })
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
                "String s = \"\"\"\n  text",
                "Runnable r = () -> {",
                "List.of(1).stream().",
                "List.of(1).stream().map(n -> n",
                "int a = 1; /* x"
            })
    void code_that_may_go_on_is_incomplete(String code) {
        assertThat(new Completeness(EVALUATOR).judge(code)).isEqualTo("incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int int int", "}}", "class 1A {}"})
    void code_that_no_more_text_can_mend_is_invalid(String code) {
        assertThat(new Completeness(EVALUATOR).judge(code)).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "'%%loadFromPOM', incomplete",
        "'%%loadFromPOM compile|', incomplete",
        "'%%loadFromPOM|<dependency>', incomplete",
        "'%%loadFromPOM|<dependency', incomplete",
        "'%%loadFromPOM|<dependency>|  <groupId>a</groupId>', incomplete",
        "'%%loadFromPOM|<!-- int', incomplete",
        "'%%loadFromPOM|<dependency>|  <groupId>a</groupId>|</dependency>', complete",
        "'%%loadFromPOM|<?xml version=\"1.0\"?>|<project></project>', complete",
        "'%%loadFromPOM|<dependency></project>', invalid",
        "'%%time', incomplete",
        "'%%time|for (int i=0;i<2;i++) {', incomplete",
        "'%%time|for (int i=0;i<2;i++) {}', complete",
        "'%maven a:b:1', complete",
        "'//DEPS a:b:1|int a = 1;', complete"
    })
    void cells_of_magics_are_judged_by_their_own_rule(String code, String judgement) {
        assertThat(new Completeness(EVALUATOR).judge(code.replace('|', '\n'))).isEqualTo(judgement);
    }

    @Test
    void the_lines_of_a_pom_are_not_indented() {
        assertThat(new Completeness(EVALUATOR).indent("%%loadFromPOM\n<dependency>"))
                .isEmpty();
    }
}

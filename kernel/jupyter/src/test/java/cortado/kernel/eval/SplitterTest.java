package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    private static final Evaluator EVALUATOR = Evaluator.start(Set.of());

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    private static List<String> split(String text) {
        return EVALUATOR.split(text).stream().map(Piece::code).toList();
    }

    @Test
    void expressions_without_semicolon_end_with_their_lines() {
        assertThat(split("""
                var model = net.fit(train);
                model.evaluate(fashion.test())          // renders accuracy, report
                net.summary()                           // layer table
                """))
                .containsExactly("var model = net.fit(train);", "model.evaluate(fashion.test())", "net.summary()");
    }

    @Test
    void a_chain_goes_on_with_a_dot() {
        assertThat(split("var m = net.compile(a)\n    // why\n    .epochs(5)\n    .fit(b)\nfoo\n  .bar()"))
                .containsExactly("var m = net.compile(a)\n    // why\n    .epochs(5)\n    .fit(b);", "foo\n  .bar()");
    }

    @Test
    void an_expression_goes_on_with_an_operator() {
        assertThat(split("a\n + b\nc ? d\n : e\n++i")).containsExactly("a\n + b", "c ? d\n : e", "++i");
    }

    @Test
    void statements_may_share_a_line() {
        assertThat(split("int a = 1; int b = 2; a + b")).containsExactly("int a = 1;", "int b = 2;", "a + b");
    }

    @Test
    void else_catch_and_finally_belong_to_what_is_before() {
        assertThat(split("if (a) {\n  b();\n}\nelse\n  c();\ntry {\n}\ncatch (Exception e) {\n}\nfinally {\n}\nd()"))
                .containsExactly(
                        "if (a) {\n  b();\n}\nelse\n  c();", "try {\n}\ncatch (Exception e) {\n}\nfinally {\n}", "d()");
    }

    @Test
    void a_declaration_may_open_its_brace_on_the_next_line() {
        assertThat(split("@Deprecated\nint f(int a)\n{\n  return a;\n}\nclass B\n{\n}"))
                .containsExactly("@Deprecated\nint f(int a)\n{\n  return a;\n}", "class B\n{\n}");
    }

    @Test
    void a_list_of_arguments_may_have_many_lines() {
        assertThat(split("var net = sequential(input(1, 28, 28), conv2d(32, 3).relu(),\n    dense(10));\nnet"))
                .containsExactly(
                        "var net = sequential(input(1, 28, 28), conv2d(32, 3).relu(),\n    dense(10));", "net");
    }

    @Test
    void quotes_and_comments_hide_brackets() {
        assertThat(split(
                        "char c = '('; // (\nString s = \"{\\\"\"; /* [ */\nString t = \"\"\"\n  ( \" {\n  \"\"\";\nt"))
                .containsExactly(
                        "char c = '(';", "String s = \"{\\\"\";", "String t = \"\"\"\n  ( \" {\n  \"\"\";", "t");
    }

    @Test
    void a_percent_sign_starts_a_magic_only_where_a_statement_starts() {
        assertThat(EVALUATOR.split("%time f()\na\n % b\n%%time"))
                .extracting(Piece::kind)
                .containsExactly(Piece.Kind.MAGIC, Piece.Kind.OPEN, Piece.Kind.MAGIC);
    }

    @Test
    void a_slash_starts_a_command_only_where_a_statement_starts() {
        assertThat(EVALUATOR.split("a\n / b\n/exit 3"))
                .extracting(Piece::kind)
                .containsExactly(Piece.Kind.OPEN, Piece.Kind.COMMAND);
    }

    @Test
    void offsets_point_into_the_text() {
        String text = "  int a = 1\n\n // x\n a + 1 // y\n";

        assertThat(EVALUATOR.split(text)).extracting(Piece::offset).containsExactly(2, text.indexOf("a + 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n", "// only a comment", "/* a */\n// b\n"})
    void blank_text_has_no_pieces(String text) {
        assertThat(split(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a = ", "class A {", "foo(", "for (;;)", "do { }"})
    void what_lacks_its_end_is_incomplete(String text) {
        assertThat(EVALUATOR.split(text)).extracting(Piece::kind).containsExactly(Piece.Kind.INCOMPLETE);
    }
}

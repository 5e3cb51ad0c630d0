package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final Evaluator evaluator = Evaluator.start(List.of("java.util.*", "no.such.Thing"));
    private int cell;

    @AfterEach
    void close() {
        evaluator.close();
    }

    @CanIgnoreReturnValue
    private List<Outcome> run(String text) {
        List<Outcome> outcomes = new ArrayList<>();
        Source source = Source.cell(++cell, text);
        evaluator.beginCell();
        for (Piece piece : evaluator.split(text)) {
            outcomes.add(evaluator.evaluate(source, piece));
        }
        assertThat(evaluator.endCell()).isFalse();
        return outcomes;
    }

    private Outcome last(String text) {
        List<Outcome> outcomes = run(text);
        return outcomes.get(outcomes.size() - 1);
    }

    private String report(String text) {
        CellError error = last(text).error();
        assertThat(error).isNotNull();
        return error.text();
    }

    @Test
    void values_are_objects() {
        assertThat(last("new ArrayList<>(List.of(1, 2))").value()).isEqualTo(List.of(1, 2));
        assertThat(last("int x = 3\nx").value()).isEqualTo(3);
        assertThat(last("x = 4").kind()).isEqualTo(Outcome.Kind.ASSIGNED);
        assertThat(last("String n = null; n").value()).isNull();
    }

    @Test
    void statements_have_no_value() {
        assertThat(run("class A {}\nvoid f() {}\nf()\nint q;\nimport java.util.function.*;"))
                .extracting(Outcome::kind)
                .containsOnly(Outcome.Kind.DONE, Outcome.Kind.ASSIGNED);
    }

    @Test
    void old_unnamed_values_are_dropped() {
        for (int i = 0; i < 15; i++) {
            assertThat(last("1 + " + i).name()).isEqualTo("$" + (i + 1));
        }

        assertThat(last("$15").value()).isEqualTo(15);
        assertThat(report("$2")).contains("cannot find symbol");
    }

    @Test
    void an_exception_is_told_in_lines_of_cells() {
        run("int divide(int a) {\n  int b = 0;\n  return a / b;\n}");

        assertThat(report("// start\nint z = 1;\n\ndivide(z)")).isEqualTo("""
                java.lang.ArithmeticException: / by zero
                  at cell 1, line 3
                    1  int divide(int a) {
                    2    int b = 0;
                --> 3    return a / b;
                  at cell 2, line 4
                    2  int z = 1;
                    3 \s
                --> 4  divide(z)""");
    }

    @Test
    void causes_and_classes_of_cells_are_named() {
        run("class Oops extends RuntimeException { Oops(Throwable t) { super(\"bad\", t); } }");

        Outcome outcome = last("throw new Oops(new java.io.IOException(\"disk\"));");

        assertThat(outcome.error().name()).isEqualTo("Oops");
        assertThat(outcome.error().message()).isEqualTo("bad");
        assertThat(outcome.error().text()).isEqualTo("""
                Oops: bad
                  at cell 2, line 1
                --> 1  throw new Oops(new java.io.IOException("disk"));
                Caused by: java.io.IOException: disk""");
    }

    @Test
    void a_compile_error_marks_its_columns() {
        assertThat(report("int a = 1;\nint b = aa + 1;")).isEqualTo("""
                cell 1, line 2: cannot find symbol
                    1  int a = 1;
                --> 2  int b = aa + 1;
                               ^^
                  symbol:   variable aa""");
    }

    @Test
    void what_a_method_still_lacks_is_named() {
        assertThat(run("int f() { return g(); }")).extracting(Outcome::error).containsOnlyNulls();

        assertThat(report("f()"))
                .startsWith("f cannot run yet: it needs method g(). Declare that first, then run this cell again.");

        assertThat(last("int g() { return 5; }\nf()").value()).isEqualTo(5);
    }

    @Test
    void an_error_inside_library_code_blames_the_line_of_the_cell() {
        assertThat(report("List.of(1).add(2)")).isEqualTo("""
                java.lang.UnsupportedOperationException
                  at cell 1, line 1
                --> 1  List.of(1).add(2)""");
    }

    @Test
    void services_and_classes_come_from_the_class_path_of_the_program() {
        assertThat(last("Thread.currentThread().getContextClassLoader().getParent()")
                        .value())
                .isSameAs(Evaluator.class.getClassLoader());
        assertThat(Set.of(last("cortado.display.MimeBundle.TEXT").value())).containsExactly("text/plain");
    }
}

package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.graph.Foreign;
import cortado.graph.Input;
import cortado.graph.Op;
import cortado.graph.Parameter;
import cortado.graph.RowWeight;
import cortado.graph.State;
import cortado.graph.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    /** What a program binds to its arguments, its arrays and what code gives, instead of computing it. */
    private static final Set<Class<?>> BOUND =
            Set.of(Input.class, Target.class, RowWeight.class, Parameter.class, State.class, Foreign.class);

    @Test
    void every_operation_has_a_translation() {
        Set<Class<?>> computed = Arrays.stream(Op.class.getPermittedSubclasses())
                .filter(type -> !BOUND.contains(type))
                .collect(Collectors.toSet());

        assertThat(computed).hasSizeGreaterThanOrEqualTo(14);
        assertThat(Translations.types()).isEqualTo(computed);
    }
}

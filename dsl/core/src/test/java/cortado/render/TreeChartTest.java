package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.render.TreeChart.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeChartTest {
    private static final Node SMALL = new Node(
            "age <= 12",
            "10 rows",
            List.of(0.4, 0.6),
            0,
            List.of(
                    new Node("yes", "6 of 6", List.of(0.0, 1.0), 0, List.of()),
                    new Node("no", "4 of 4", List.of(1.0, 0.0), 0, List.of())));

    private static Node random(SplittableRandom random, int depth) {
        String title = "x".repeat(random.nextInt(1, 40));
        List<Node> children = depth == 0 || random.nextInt(4) == 0
                ? List.of()
                : List.of(random(random, depth - 1), random(random, depth - 1));
        return new Node(title, "7 of 9", List.of(0.2, 0.8), 0, children);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void boxes_stay_inside_and_apart(long seed) {
        Scene scene = TreeScene.of(TreeChart.of("Tree", List.of("a", "b"), random(new SplittableRandom(seed), 5)));

        List<Mark.Box> boxes = new ArrayList<>();
        for (Mark mark : scene.marks()) {
            if (mark instanceof Mark.Box box && box.height() == 46) {
                boxes.add(box);
            }
        }
        assertThat(boxes).isNotEmpty().allSatisfy(box -> {
            assertThat(box.x()).isGreaterThanOrEqualTo(13);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(scene.width() - 13);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(scene.height());
        });
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                Mark.Box a = boxes.get(i);
                Mark.Box b = boxes.get(j);
                assertThat(a.y() != b.y() || a.x() + a.width() < b.x() || b.x() + b.width() < a.x())
                        .as("seed %d: %s and %s", seed, a, b)
                        .isTrue();
            }
        }
    }

    @Test
    void the_text_has_all_boxes() {
        TreeChart chart = TreeChart.of("Who survives", List.of("no", "yes"), SMALL);

        assertThat(chart.text()).isEqualTo("""
                        Who survives
                        age <= 12, 10 rows
                          yes: yes, 6 of 6
                          no: no, 4 of 4""");
        assertThat(chart.alt()).isEqualTo("Who survives: 2 outcomes, the first box is age <= 12.");
    }

    @Test
    void the_picture_has_the_colors_of_the_classes_and_all_letters() {
        String svg = TreeChart.of("Who survives", List.of("no", "yes"), SMALL).svg();

        assertThat(svg).contains("age &lt;= 12", "6 of 6", "4 of 4", "10 rows", "#0072b2", "#d55e00");
    }

    @Test
    void a_tree_may_be_one_box() {
        TreeChart chart = TreeChart.of("", List.of(), new Node("3.5", "", List.of(), 0.5, List.of()));

        assertThat(chart.text()).isEqualTo("3.5");
        assertThat(chart.alt()).isEqualTo("Tree: 1 outcome, the first box is 3.5.");
        assertThat(chart.png()).isNotEmpty();
    }
}

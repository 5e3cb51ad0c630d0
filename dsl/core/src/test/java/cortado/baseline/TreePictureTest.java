package cortado.baseline;

import static cortado.Cortado.decisionTree;
import static cortado.Cortado.randomForest;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import org.junit.jupiter.api.Test;

class TreePictureTest {
    @Test
    void a_tree_is_drawn_with_shares_and_names() {
        TreeModel tree = decisionTree()
                .depth(2)
                .featureNames("sepal length", "sepal width", "petal length", "petal width")
                .fit(Datasets.iris().train());

        assertThat(tree.chart().text()).isEqualTo("""
                        Decision tree
                        petal length <= 2.45, 120 rows
                          yes: setosa, 40 of 40
                          no: petal width <= 1.65, 80 rows
                            yes: versicolor, 39 of 42
                            no: virginica, 37 of 38""");
        assertThat(tree.chart().svg()).contains("setosa", "versicolor", "virginica", "petal width &lt;= 1.65");
        assertThat(tree.display().text()).isEqualTo(tree.text());
    }

    @Test
    void a_category_is_asked_about_so_that_yes_is_yes() {
        assertThat(decisionTree()
                        .depth(1)
                        .fit(Datasets.titanic().train())
                        .chart()
                        .text())
                .contains("sex=female, 1,047 rows\n  yes: yes, ", "\n  no: no, ");
    }

    @Test
    void of_a_large_tree_the_first_levels_are_drawn() {
        TreeModel tree = decisionTree().fit(Datasets.titanic().train());

        assertThat(tree.leaves()).isGreaterThan(100);
        assertThat(tree.chart().text().lines().count()).isLessThan(34);
        assertThat(tree.chart().text()).startsWith("Decision tree: the first ").contains(" …");
    }

    @Test
    void real_values_are_drawn() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}, {2}, {3}}, new float[] {0, 0, 6, 6.5f});

        assertThat(decisionTree().depth(1).fit(rows).chart().text()).isEqualTo("""
                        Decision tree
                        x0 <= 1.5, 4 rows
                          yes: 0, 2 rows
                          no: 6.25, 2 rows""");
    }

    @Test
    void importance_names_the_most_important_features_first() {
        Importance importance =
                randomForest().fit(Datasets.breastCancer().train()).importance();

        assertThat(importance.byName().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.999999, 1.000001);
        assertThat(importance.byName().keySet()).first().isIn("x20", "x22", "x23", "x27");
        assertThat(importance.chart().text()).startsWith("Importance, the largest 20 of 30 features\nx");
    }
}

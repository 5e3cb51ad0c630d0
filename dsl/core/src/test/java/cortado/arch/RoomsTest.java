package cortado.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the library and the arrows between them. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cortado");

    /** Each room, the least number of its classes, so that no rule holds for want of them, and the rooms it may import. */
    static Stream<Arguments> rooms() {
        return Stream.of(
                room("base", 5),
                room("render", 8, "base", "display"),
                room("plotly", 6, "render", "display"),
                room("data", 6, "base", "render", "display"),
                room("augment", 8, "base", "data"),
                room("text", 5, "base", "data"),
                room("graph", 24, "base"),
                room("layer", 12, "base", "graph"),
                room("network", 6, "base", "graph", "data", "layer", "render", "display"),
                room("engine", 15, "base", "graph", "data", "layer", "network"),
                room("weights", 8, "base", "graph", "network", "render", "display"),
                room("metric", 8, "base", "data", "render", "display"),
                room(
                        "train", 15, "base", "render", "data", "text", "graph", "layer", "network", "engine", "weights",
                        "metric", "display"),
                room("search", 12, "base", "render", "data", "metric", "train", "display"),
                room("baseline", 20, "base", "render", "data", "metric", "train", "display"),
                room("ensemble", 8, "base", "render", "data", "metric", "train", "display"));
    }

    private static Arguments room(String name, int leastClasses, String... imports) {
        return Arguments.of(name, leastClasses, List.of(imports));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_the_rooms_below_it(String name, int leastClasses, List<String> imports) {
        String own = "cortado." + name + "..";
        String[] others = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(type -> !type.startsWith("cortado." + name))
                .filter(type -> !imports.contains(type.substring(type.lastIndexOf('.') + 1)))
                .distinct()
                .toArray(String[]::new);

        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals("cortado." + name)))
                .hasSizeGreaterThanOrEqualTo(leastClasses);
        assertThat(others).contains("cortado");
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    @Test
    void every_room_is_listed() {
        List<String> listed = rooms().map(room -> "cortado." + room.get()[0]).toList();

        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("cortado") && !name.startsWith("cortado.display"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void rooms_form_no_cycle() {
        slices().matching("cortado.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_the_engine_imports_djl_and_jna() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cortado.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "com.sun.jna..")
                .check(CLASSES);
        assertThat(CLASSES.get("cortado.engine.Program").getDirectDependenciesFromSelf())
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("ai.djl"));
    }

    @Test
    void only_the_baselines_import_smile() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cortado.baseline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smile..")
                .check(CLASSES);
        assertThat(CLASSES.get("cortado.baseline.TreeGrower").getDirectDependenciesFromSelf())
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("smile"));
    }

    @Test
    void only_interactive_charts_import_plots_of_tablesaw() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cortado.plotly..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw.plotly..")
                .check(CLASSES);
        assertThat(CLASSES.get("cortado.plotly.LineTraces").getDirectDependenciesFromSelf())
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("tech.tablesaw.plotly"));
    }

    @Test
    void a_public_class_can_be_extended_only_where_it_says_so() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void at_least_half_of_the_types_are_package_private() {
        List<JavaClass> types = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().startsWith("cortado.display"))
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat(types).hasSizeGreaterThan(100);
        assertThat(hidden)
                .as("package-private of %d types", types.size())
                .isGreaterThanOrEqualTo((types.size() + 1) / 2);
    }
}

package cortado.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cortado.kernel");

    @Test
    void the_rules_look_at_the_whole_kernel() {
        assertThat(CLASSES.size()).isGreaterThan(75);
    }

    @Test
    void rooms_import_only_the_rooms_they_may() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("cortado.kernel..")
                .layer("root")
                .definedBy("cortado.kernel")
                .layer("wire")
                .definedBy("cortado.kernel.wire..")
                .layer("message")
                .definedBy("cortado.kernel.message..")
                .layer("eval")
                .definedBy("cortado.kernel.eval..")
                .layer("assist")
                .definedBy("cortado.kernel.assist..")
                .layer("magic")
                .definedBy("cortado.kernel.magic..")
                .layer("dependency")
                .definedBy("cortado.kernel.dependency..")
                .layer("show")
                .definedBy("cortado.kernel.show..")
                .layer("cell")
                .definedBy("cortado.kernel.cell..")
                .layer("history")
                .definedBy("cortado.kernel.history..")
                .layer("comm")
                .definedBy("cortado.kernel.comm..")
                .layer("session")
                .definedBy("cortado.kernel.session..")
                .layer("notebook")
                .definedBy("cortado.kernel.notebook..")
                .layer("client")
                .definedBy("cortado.kernel.client..")
                .layer("doctor")
                .definedBy("cortado.kernel.doctor..")
                .layer("install")
                .definedBy("cortado.kernel.install..")
                .layer("launch")
                .definedBy("cortado.kernel.launch..")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("message", "session", "client")
                .whereLayer("message")
                .mayOnlyBeAccessedByLayers("history", "session", "notebook", "install", "magic", "client")
                .whereLayer("eval")
                .mayOnlyBeAccessedByLayers("assist", "cell", "session", "notebook", "launch")
                .whereLayer("assist")
                .mayOnlyBeAccessedByLayers("session", "notebook")
                .whereLayer("magic")
                .mayOnlyBeAccessedByLayers("cell", "assist")
                .whereLayer("dependency")
                .mayOnlyBeAccessedByLayers("magic", "cell", "install")
                .whereLayer("show")
                .mayOnlyBeAccessedByLayers("root", "cell", "comm", "session", "notebook", "launch")
                .whereLayer("cell")
                .mayOnlyBeAccessedByLayers("root", "session", "notebook", "launch")
                .whereLayer("history")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("comm")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("launch")
                .whereLayer("notebook")
                .mayOnlyBeAccessedByLayers("launch")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("doctor")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("launch")
                .whereLayer("install")
                .mayOnlyBeAccessedByLayers("doctor", "launch")
                .whereLayer("launch")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void rooms_form_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching("cortado.kernel.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_wire_knows_zeromq() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cortado.kernel.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.zeromq..", "zmq..")
                .check(CLASSES);
    }

    @Test
    void only_dependency_knows_maven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cortado.kernel.dependency..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..")
                .check(CLASSES);
    }

    @Test
    void only_eval_and_assist_know_jshell() {
        noClasses()
                .that()
                .resideOutsideOfPackages("cortado.kernel.eval..", "cortado.kernel.assist..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jshell", "jdk.jshell.spi..", "jdk.jshell.execution..")
                .check(CLASSES);
    }

    @Test
    void the_kernel_knows_no_dsl() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "cortado.kernel..",
                        "cortado.display..",
                        "java..",
                        "javax..",
                        "jdk..",
                        "com.sun.source..",
                        "org.zeromq..",
                        "com.fasterxml..",
                        "picocli..",
                        "org.apache.maven..",
                        "org.eclipse.aether..",
                        "org.sonatype.plexus..",
                        "org.commonmark..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify..",
                        "com.google.errorprone..")
                .check(CLASSES);
    }
}

package cortado.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.display.MimeBundle;
import cortado.kernel.dependency.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellMagicsTest {
    @TempDir
    private Path folder;

    private TestRepository repository;
    private final Session session = new Session();

    @BeforeEach
    void publish() throws IOException {
        repository = new TestRepository(folder);
        repository.publish("org.acme:base:1.0", "Base", "base 1.0");
        repository.publish("org.acme:base:2.0", "Base", "base 2.0");
        repository.publish("org.acme:top:1.0", "Top", "top", "org.acme:base:1.0");
        repository.publish("org.acme:other:1.0", "Other", "other", "org.acme:base:2.0");
    }

    @AfterEach
    void restore() {
        session.close();
        repository.close();
    }

    @Test
    void a_library_reaches_the_running_session() {
        assertThat(session.run("int kept = 41;").error()).isEmpty();

        assertThat(session.run("%maven org.acme:top:1.0").printed()).isEqualTo("added top-1.0.jar, base-1.0.jar\n");

        assertThat(session.result("import lib.*;\nTop.value() + \", \" + Base.value() + \", \" + (kept + 1)"))
                .isEqualTo("top, base 1.0, 42");
        assertThat(session.run("%maven org.acme:top:1.0").printed()).isEmpty();
    }

    @Test
    void a_clash_is_told_and_nothing_of_it_is_loaded() {
        assertThat(session.run("%maven org.acme:top:1.0").error()).isEmpty();

        assertThat(session.run("1\n%maven org.acme:other:1.0").error())
                .isEqualTo(
                        "cell 2, line 2: %maven: org.acme:base:2.0 clashes with version 1.0, which this session loaded."
                                + " Java cannot replace a loaded library, so nothing was added. Ask for the loaded version, or"
                                + " restart the kernel to load another one first where it is not Cortado's.\n"
                                + "    1  1\n--> 2  %maven org.acme:other:1.0");
        assertThat(session.run("lib.Other.value()").error()).contains("lib.Other");
        assertThat(session.result("lib.Base.value()")).isEqualTo("base 1.0");
    }

    @Test
    void comments_of_jbang_add_libraries_before_the_cell_runs() {
        assertThat(session.result("""
                // a script of JBang
                //REPOS mine=%s
                //DEPS org.acme:top:1.0, org.acme:base:1.0

                lib.Top.value() + lib.Base.value()
                """.formatted(repository.url()))).isEqualTo("topbase 1.0");
        assertThat(session.run("//DEPS org.acme:nix:1").error())
                .startsWith("cell 2, line 1: %maven: org.acme:nix:1 was not found in ")
                .endsWith("--> 1  //DEPS org.acme:nix:1");
    }

    @Test
    void a_cell_may_be_a_pom() {
        assertThat(session.run("""
                        %%loadFromPOM
                        <dependency>
                          <groupId>org.acme</groupId><artifactId>top</artifactId><version>1.0</version>
                        </dependency>
                        """).printed()).isEqualTo("added top-1.0.jar, base-1.0.jar\n");
        assertThat(session.result("lib.Top.value()")).isEqualTo("top");
    }

    @Test
    void jars_are_found_by_globs_and_their_names_can_be_assigned() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("some jars"));
        TestRepository.jar(jars.resolve("one.jar"), Map.of("One", "1"), Map.of());
        TestRepository.jar(jars.resolve("two.jar"), Map.of("Two", "2"), Map.of());

        assertThat(session.result("List<String> added = %jars \"" + jars + "/*.jar\"\nadded.size() + lib.One.value()"))
                .isEqualTo("21");
        assertThat(session.result("lib.Two.value()")).isEqualTo("2");
        assertThat(session.run("%classpath " + folder + "/nix/*.jar").error())
                .startsWith("cell 3, line 1: %classpath: no file matches '" + folder + "/nix/*.jar' from the folder ");
    }

    @Test
    void added_jars_bring_their_imports_and_adapters() throws IOException {
        repository.publish(
                "org.acme:shows:1.0",
                Map.of(
                        "Point",
                        "package lib; public class Point { public String toString() { return \"a point\"; } }",
                        "PointAdapter",
                        """
                        package lib;
                        import cortado.display.*;
                        public class PointAdapter implements DisplayAdapter<java.util.BitSet> {
                            public Class<java.util.BitSet> type() { return java.util.BitSet.class; }
                            public MimeBundle display(java.util.BitSet value) {
                                return MimeBundle.text("bits").with("text/html", "<b>" + value.cardinality() + "</b>");
                            }
                        }
                        """),
                Map.of(
                        "META-INF/cortado/imports", "lib.*\n",
                        "META-INF/services/cortado.display.DisplayAdapter", "lib.PointAdapter\n"));

        assertThat(session.run("%maven org.acme:shows:1.0").error()).isEmpty();

        assertThat(session.result("new Point()")).isEqualTo("a point");
        assertThat(session.run("display(new BitSet())").displays())
                .extracting(MimeBundle::data)
                .containsExactly(Map.of("text/plain", "bits", "text/html", "<b>0</b>"));
    }

    @Test
    void files_and_notebooks_are_loaded() throws IOException {
        Path script = Files.writeString(folder.resolve("helpers.jsh"), "int twice(int a) {\n    return 2 * a;\n}\n");
        Path broken = Files.writeString(folder.resolve("broken.jsh"), "int a = 1;\nnix\n");
        Path notebook = Files.writeString(folder.resolve("more.ipynb"), """
                {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "text"},
                 {"cell_type": "code", "source": ["int thrice(int a) {\\n", "  return 3 * a; }"]}]}
                """);

        assertThat(session.result("%load " + folder.resolve("helpers") + "\ntwice(4)"))
                .isEqualTo("8");
        assertThat(session.result("%load " + notebook + "\nthrice(4)")).isEqualTo("12");
        assertThat(session.run("%load " + broken).error())
                .isEqualTo(
                        "cell 3, line 1: %load: " + broken + ":2: cannot find symbol\n    1  int a = 1;\n--> 2  nix\n"
                                + "       ^^^\n  symbol:   variable nix\n--> 1  %load " + broken);
        assertThat(session.run("%load " + folder.resolve("absent")).error())
                .startsWith("cell 4, line 1: %load: the file " + folder.resolve("absent")
                        + " does not exist. Check the path.");
        assertThat(script).exists();
    }

    @Test
    void variables_are_listed() {
        assertThat(session.run("int a = 3; var words = List.of(\"x\"); \"unnamed\"")
                        .error())
                .isEmpty();

        assertThat(session.run("%who").printed()).isEqualTo("int a = 3\nList<String> words = [x]\n");
    }

    @Test
    void help_lists_every_magic() {
        assertThat(session.run("%magics").printed())
                .contains("%maven group:artifact:version[:classifier] …", "%%loadFromPOM [scope …]", "%time code")
                .contains("%who");
    }

    @Test
    void the_environment_is_shown_but_not_changed() {
        assertThat(session.run("%env PATH").printed()).isEqualTo(System.getenv("PATH") + "\n");
        assertThat(session.run("%env A=b").error())
                .startsWith("cell 2, line 1: %env: Java cannot change its environment.");
    }

    @Test
    void a_misspelled_magic_is_recognized() {
        assertThat(session.run("%mavn a:b:1").error())
                .isEqualTo(
                        "cell 1, line 1: unknown magic '%mavn'; did you mean '%maven'? %magics lists all. Java has no"
                                + " operator that starts a statement with %.\n--> 1  %mavn a:b:1");
    }
}

package cortado.search;

import static cortado.Cortado.bayes;
import static cortado.Cortado.choice;
import static cortado.Cortado.grid;
import static cortado.Cortado.halving;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.metric.Score;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are cut off and go on. */
class JournalTest {
    @TempDir
    private Path folder;

    private static Search search() {
        return bayes(30, uniform("x", -1, 1), choice("kind", "a", "b"))
                .score(Score.loss())
                .quiet();
    }

    private static Toy toy(Trial t) {
        return new Toy(Math.abs(t.real("x") - 0.3) + t.text("kind").length());
    }

    /** Searches with a journal, says which trial is next and waits for a byte before it. */
    public static final class Searcher {
        private Searcher() {}

        public static void main(String[] arguments) {
            var result = search().journal(Path.of(arguments[0])).run(Toy.DATA, t -> {
                System.out.println("trial " + t.number());
                try {
                    int go = System.in.read();
                    assert go >= 0;
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
                return toy(t);
            });
            System.out.println(result);
        }
    }

    @Test
    @Timeout(120)
    void a_killed_search_goes_on_and_ends_with_the_same_result() throws IOException, InterruptedException {
        Path journal = folder.resolve("journal");
        searchAndKill(journal, "trial 14");
        List<String> before = Files.readAllLines(journal);
        List<Integer> built = new ArrayList<>();

        var resumed = search().journal(journal).run(Toy.DATA, t -> {
            built.add(t.number());
            return toy(t);
        });

        var whole = search().run(Toy.DATA, JournalTest::toy);
        assertThat(resumed.trials().stream().map(TrialResult::values))
                .isEqualTo(whole.trials().stream().map(TrialResult::values).toList());
        assertThat(resumed.bestScore()).isEqualTo(whole.bestScore());
        // The head and the trials that were over.
        assertThat(before).hasSize(1 + 14);
        assertThat(built).hasSize(30 - 14).doesNotContain(0, 13);
        assertThat(Files.readAllLines(journal)).hasSize(31).startsWith(before.toArray(String[]::new));
    }

    private static void searchAndKill(Path journal, String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Searcher.class.getName(),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream go = process.getOutputStream()) {
            String read = lines.readLine();
            while (read != null && !read.equals(line)) {
                go.write('\n');
                go.flush();
                read = lines.readLine();
            }
            assertThat(read).isEqualTo(line);
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor()).isNotZero();
        }
    }

    @Test
    void a_line_cut_in_the_middle_is_done_again() throws IOException {
        Path journal = folder.resolve("journal");
        var whole = search().journal(journal).run(Toy.DATA, JournalTest::toy);
        String text = Files.readString(journal);
        Files.writeString(journal, text.substring(0, text.length() - 20));
        AtomicInteger built = new AtomicInteger();

        var resumed = search().journal(journal).run(Toy.DATA, t -> {
            built.incrementAndGet();
            return toy(t);
        });

        assertThat(built).hasValue(1);
        assertThat(resumed.trials().stream().map(TrialResult::scores))
                .isEqualTo(whole.trials().stream().map(TrialResult::scores).toList());
        assertThat(Files.readString(journal).lines()).hasSize(31);
    }

    @Test
    void halving_goes_on_in_the_middle_of_a_round() throws IOException {
        Path journal = folder.resolve("journal");
        Search search =
                halving(9, uniform("x", 0, 1)).epochs(1, 9).score(Score.loss()).quiet();
        var whole = search.journal(journal).run(Toy.DATA, t -> new Toy(t.real("x") / t.epochs()));
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 11));

        var resumed = search.journal(journal).run(Toy.DATA, t -> new Toy(t.real("x") / t.epochs()));

        assertThat(resumed.trials().stream().map(TrialResult::values))
                .isEqualTo(whole.trials().stream().map(TrialResult::values).toList());
    }

    @Test
    void failed_trials_are_not_done_again() {
        Path journal = folder.resolve("journal");
        Search search = grid(choice("x", 1, 2, 3)).score(Score.loss()).quiet().journal(journal);
        AtomicInteger built = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            var result = search.run(Toy.DATA, t -> {
                built.incrementAndGet();
                if (t.integer("x") == 2) {
                    throw new IllegalStateException("too large");
                }
                return new Toy(t.integer("x"));
            });
            assertThat(result.trials().get(1).error()).isEqualTo("too large");
        }
        assertThat(built).hasValue(3);
    }

    @Test
    void a_journal_of_another_search_is_refused() {
        Path journal = folder.resolve("journal");
        var first = grid(choice("x", 1, 2))
                .score(Score.loss())
                .quiet()
                .journal(journal)
                .run(Toy.DATA, t -> new Toy(t.integer("x")));

        assertThat(first.trials()).hasSize(2);
        assertThatThrownBy(() -> grid(choice("x", 1, 3))
                        .score(Score.loss())
                        .quiet()
                        .journal(journal)
                        .run(Toy.DATA, t -> new Toy(t.integer("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("journal " + journal + """
                        : is of another search.
                          there: grid(choice("x", 1, 2)).validationSplit(0.2).seed(0).score(loss) on 10 rows
                          here:  grid(choice("x", 1, 3)).validationSplit(0.2).seed(0).score(loss) on 10 rows
                        Name another file, or search as there.""");
    }

    @Test
    void another_file_is_left_alone() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "Buy milk");

        assertThatThrownBy(() -> search().journal(file).run(Toy.DATA, JournalTest::toy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("journal " + file + ": is no journal of a search. Name another file.");
        assertThat(file).hasContent("Buy milk");
    }

    @Test
    void a_damaged_line_is_named() throws IOException {
        Path journal = folder.resolve("journal");
        var whole = search().journal(journal).run(Toy.DATA, JournalTest::toy);
        Files.writeString(journal, "{\"trial\": 3\n", StandardOpenOption.APPEND);

        assertThat(whole.trials()).hasSize(30);
        assertThatThrownBy(() -> search().journal(journal).run(Toy.DATA, JournalTest::toy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("journal " + journal + ": line 32 is damaged. Remove it; its trial is done again.");
    }

    @Test
    void two_searches_at_a_time_do_not_share_a_journal() {
        Path journal = folder.resolve("journal");

        assertThatThrownBy(() -> grid(choice("x", 1))
                        .score(Score.loss())
                        .quiet()
                        .journal(journal)
                        .run(Toy.DATA, outer -> {
                            throw new AssertionError(
                                    search().journal(journal).run(Toy.DATA, JournalTest::toy) + outer.text("x"));
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("search: no trial came to an end, of 1 begun. Trial 0 failed: journal " + journal
                        + ": another search is writing it. Wait for it or name another file.");
    }
}

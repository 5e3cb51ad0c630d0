package cortado.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The pages of the guide, whose examples are parts of tests. */
final class Pages {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private Pages() {}

    /** Asserts that each Java example of a page is in the source of a test, whatever the line breaks. */
    static void assertTested(String page, Class<?> test) {
        String source = dense(read(Path.of("src/test/java", test.getName().replace('.', '/') + ".java")));
        List<String> examples = EXAMPLE.matcher(read(Path.of("../../docs", page)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).as("examples in " + page).hasSizeGreaterThan(3);
        for (String example : examples) {
            assertThat(source.contains(dense(example)))
                    .as("%s is to hold%n%s", test.getSimpleName(), example)
                    .isTrue();
        }
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

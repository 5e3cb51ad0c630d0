package cortado.kernel.cell;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What IJava and JJava take from the environment, under both their names; JJava's wins.
 *
 * @param compilerOptions for the compiler of snippets
 * @param classPath patterns of files
 * @param scripts patterns of files to run first
 * @param script code to run after them
 * @param timeout of one statement
 */
record Options(
        List<String> compilerOptions, List<String> classPath, List<String> scripts, String script, String timeout) {
    static Options of(Map<String, String> environment) {
        return new Options(
                words(read(environment, "COMPILER_OPTS"), "\\s+"),
                words(read(environment, "CLASSPATH"), File.pathSeparator),
                words(read(environment, "STARTUP_SCRIPTS_PATH"), File.pathSeparator),
                read(environment, "STARTUP_SCRIPT"),
                read(environment, "TIMEOUT"));
    }

    /** Returns the limit; one that is malformed is told on standard error and left out. */
    TimeLimit timeLimit() {
        try {
            return TimeLimit.parse(timeout);
        } catch (IllegalArgumentException malformed) {
            System.err.println("cortado: " + malformed.getMessage());
            return TimeLimit.parse("");
        }
    }

    private static String read(Map<String, String> environment, String name) {
        return environment.getOrDefault("JJAVA_" + name, environment.getOrDefault("IJAVA_" + name, ""));
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

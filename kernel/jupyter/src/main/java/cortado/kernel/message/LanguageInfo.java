package cortado.kernel.message;

/**
 * Says what a cell is written in; also stored in notebook files.
 *
 * @param name {@code Java}
 * @param version of the running Java
 * @param mimetype {@code text/x-java-source}
 * @param fileExtension of a file of cells
 * @param pygmentsLexer how static pages color it
 * @param codemirrorMode how editors color it
 */
public record LanguageInfo(
        String name,
        String version,
        String mimetype,
        String fileExtension,
        String pygmentsLexer,
        String codemirrorMode) {
    /** Returns the language of the running Java. */
    public static LanguageInfo java() {
        return new LanguageInfo(
                "Java", System.getProperty("java.version"), "text/x-java-source", ".jshell", "java", "text/x-java");
    }
}

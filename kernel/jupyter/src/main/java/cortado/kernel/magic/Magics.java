package cortado.kernel.magic;

import cortado.kernel.dependency.Dependencies;
import cortado.kernel.dependency.DependencyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The magics of one session. */
public final class Magics {
    /** The magics of time are part of how a cell is run. */
    private static final List<MagicInfo> TIMING = List.of(
            new MagicInfo(Magic.TIME, "%time code", "runs the code and prints how long it took"),
            new MagicInfo(Magic.TIME_CELL, "%%time", "on the first line: prints how long the cell took"));

    private static final List<Command> KNOWN = commands(new Dependencies());

    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** Returns magics that have added nothing yet. */
    public Magics() {
        for (Command command : commands(new Dependencies())) {
            command.forms().forEach(form -> commands.put(form.name(), command));
            command.aliases().forEach(alias -> commands.put(alias, command));
        }
    }

    private static List<Command> commands(Dependencies dependencies) {
        return List.of(
                new MavenMagic(dependencies),
                new MavenRepoMagic(dependencies),
                new LoadFromPomMagic(dependencies),
                ClasspathMagic.classpath(dependencies),
                ClasspathMagic.jars(dependencies),
                new LoadMagic(),
                new EnvMagic(),
                new WhoMagic(),
                new MagicsMagic());
    }

    /** Returns what help and completion say of every magic; aliases are left out. */
    public static List<MagicInfo> list() {
        List<MagicInfo> all = new ArrayList<>();
        KNOWN.forEach(command -> all.addAll(command.forms()));
        all.addAll(TIMING);
        return all;
    }

    /** Returns the magic of the first line of a cell if it takes the rest of the cell as its text, which is not Java. */
    public static Optional<Magic> ofCell(String cell) {
        String first = cell.stripLeading().lines().findFirst().orElse("");
        Magic magic = Magic.of(first);
        boolean isText = KNOWN.stream()
                .flatMap(command -> command.forms().stream())
                .anyMatch(form -> form.name().equals(magic.name()));
        return magic.isForCell() && isText ? Optional.of(magic) : Optional.empty();
    }

    /**
     * Tells a console whether Enter runs a cell of {@link #ofCell}.
     *
     * @param body the lines below the magic
     * @return {@code complete}, {@code incomplete} or {@code invalid}
     */
    public static String judge(Magic magic, String body) {
        return KNOWN.stream()
                .filter(command ->
                        command.forms().stream().anyMatch(form -> form.name().equals(magic.name())))
                .findFirst()
                .map(command -> command.judge(body))
                .orElse("complete");
    }

    /** Returns what is wrong with a magic that is a line of a cell, if anything is. */
    public Optional<String> problem(Magic magic, boolean isFirstInCell) {
        if (magic.name().equals(Magic.TIME)) {
            return problem(
                    !magic.argument().isEmpty(),
                    "%time: the code to time is missing. Write it on the same line, e.g. %time model.fit(data)");
        }
        if (magic.name().equals(Magic.TIME_CELL)) {
            return problem(
                    isFirstInCell && magic.argument().isEmpty(),
                    "%%time must be alone on the first line of its cell. Move it there, or use %time <code>.");
        }
        if (commands.containsKey(magic.name())) {
            return problem(
                    !magic.isForCell(),
                    magic.name() + " must be on the first line of its cell. Move it to a cell of its own.");
        }
        return Optional.of("unknown magic '" + magic.name() + "'" + suggestion(magic.name())
                + " %magics lists all. Java has no operator that starts a statement with %.");
    }

    private static Optional<String> problem(boolean isFine, String text) {
        return isFine ? Optional.empty() : Optional.of(text);
    }

    /**
     * Runs a magic other than those of time.
     *
     * @return what code that calls the magic gets
     * @throws MagicException if it is unknown or fails
     */
    public List<String> run(MagicCall call, Workplace place) throws MagicException {
        Command command = commands.get(call.name());
        if (command == null) {
            throw new MagicException(
                    "unknown magic '" + call.name() + "'" + suggestion(call.name()) + " %magics lists all.");
        }
        try {
            return command.run(call, place);
        } catch (DependencyException | MagicException failed) {
            throw new MagicException(call.name() + ": " + failed.getMessage());
        }
    }

    private String suggestion(String name) {
        Stream<String> known =
                Stream.concat(commands.keySet().stream(), TIMING.stream().map(MagicInfo::name));
        Predicate<String> isNear = each -> distance(each, name) <= Math.max(1, name.length() / 4);
        return known.filter(isNear)
                .min(Comparator.comparing(each -> distance(each, name)))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(".");
    }

    /** Levenshtein's distance, upper and lower case alike. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

package cortado.kernel.magic;

import cortado.kernel.dependency.Dependencies;
import cortado.kernel.dependency.DependencyException;
import cortado.kernel.dependency.PathGlob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds files: {@code %classpath} takes a folder as a root of classes, {@code %jars} takes the files in it. */
final class ClasspathMagic implements Command {
    private static final String JARS = "%jars";

    private final String name;
    private final Dependencies dependencies;

    private ClasspathMagic(String name, Dependencies dependencies) {
        this.name = name;
        this.dependencies = dependencies;
    }

    static Command classpath(Dependencies dependencies) {
        return new ClasspathMagic("%classpath", dependencies);
    }

    static Command jars(Dependencies dependencies) {
        return new ClasspathMagic(JARS, dependencies);
    }

    @Override
    public List<MagicInfo> forms() {
        return List.of(
                name.equals(JARS)
                        ? new MagicInfo(name, "%jars pattern …", "adds jars, for example lib/*.jar")
                        : new MagicInfo(name, "%classpath pattern …", "adds jars and folders of classes"));
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException, DependencyException {
        if (call.words().isEmpty()) {
            throw new MagicException("the files are missing. Write for example " + name + " lib/*.jar");
        }
        List<Path> files = new ArrayList<>();
        for (String pattern : call.words()) {
            for (Path found : PathGlob.find(pattern)) {
                if (name.equals(JARS) && Files.isDirectory(found)) {
                    files.addAll(PathGlob.find(found + "/"));
                } else {
                    files.add(found);
                }
            }
        }
        return Additions.make(dependencies.files(files), dependencies, place);
    }
}

package cortado.kernel.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the libraries that the distribution ships sources of: {@code src/*.zip} in its folder. */
final class Sources {
    private static final String ENDING = ".java";

    private record Entry(File zip, String name) {}

    private final Map<String, Entry> bySimpleName = new HashMap<>();

    /** Returns the sources in the zip files of the folder; none if there is no such folder. */
    static Sources in(@Nullable File folder) {
        Sources sources = new Sources();
        File[] zips = folder == null ? null : folder.listFiles((parent, name) -> name.endsWith(".zip"));
        for (File zip : zips == null ? new File[0] : zips) {
            sources.index(zip);
        }
        return sources;
    }

    private void index(File zip) {
        try (ZipFile opened = new ZipFile(zip)) {
            opened.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> bySimpleName.putIfAbsent(
                            name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length()),
                            new Entry(zip, name)));
        } catch (IOException broken) {
            // Inspection goes on without these comments.
        }
    }

    /** Returns the comment of what a signature of JShell names, for example {@code Shape Shape.of(int... sizes)}. */
    Optional<String> comment(String signature) {
        int parenthesis = signature.indexOf('(');
        boolean isMethod = parenthesis >= 0;
        String head = isMethod ? signature.substring(0, parenthesis) : signature.replaceFirst(":.*", "");
        String[] names = head.replaceAll("<.*?>+", "").strip().split("\\s+");
        String[] path = names[names.length - 1].split("\\.");
        for (int i = 0; i < path.length; i++) {
            Entry entry = bySimpleName.get(path[i]);
            if (entry != null) {
                String parameters = isMethod ? signature.substring(parenthesis + 1, signature.lastIndexOf(')')) : "";
                return find(entry, path[path.length - 1], isMethod ? types(parameters) : null);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> find(Entry entry, String name, @Nullable String types) {
        try {
            String text = read(entry);
            JavaFileObject file =
                    new SimpleJavaFileObject(URI.create("string:///" + entry.name()), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return text;
                        }
                    };
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
            Finder finder = new Finder(DocTrees.instance(task), name, types);
            for (CompilationUnitTree unit : task.parse()) {
                finder.scan(unit, unit);
            }
            return Optional.ofNullable(finder.found);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static String read(Entry entry) throws IOException {
        try (ZipFile zip = new ZipFile(entry.zip())) {
            return new String(zip.getInputStream(zip.getEntry(entry.name())).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the simple types of {@code int a, java.util.List<T> b}, as {@code int,List}. */
    private static String types(String parameters) {
        String plain = parameters.replaceAll("<[^()]*?>+", "").strip();
        return List.of(plain.split(",")).stream()
                .map(parameter -> simple(parameter.strip().split("\\s+")[0]))
                .collect(Collectors.joining(","));
    }

    private static String simple(String type) {
        String plain = type.replaceAll("<.*", "").replace("...", "[]").strip();
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** Remembers the comment of the first declaration that fits. */
    private static final class Finder extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
        private final DocTrees trees;
        private final String name;
        private final @Nullable String types;
        private @Nullable String found;

        Finder(DocTrees trees, String name, @Nullable String types) {
            this.trees = trees;
            this.name = name;
            this.types = types;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
            take(types == null && type.getSimpleName().contentEquals(name));
            return super.visitClass(type, unit);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            String simpleTypes = method.getParameters().stream()
                    .map(VariableTree::getType)
                    .map(Tree::toString)
                    .map(type -> simple(type.replaceAll("@\\S+\\s*", "")))
                    .collect(Collectors.joining(","));
            take(simpleTypes.equals(types) && method.getName().contentEquals(name));
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, CompilationUnitTree unit) {
            take(types == null && field.getName().contentEquals(name));
            return null;
        }

        private void take(boolean fits) {
            if (fits && found == null) {
                found = trees.getDocComment(getCurrentPath());
            }
        }
    }
}

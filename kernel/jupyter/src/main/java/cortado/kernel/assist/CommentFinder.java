package cortado.kernel.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Collects the documentation comments of a source. */
final class CommentFinder extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
    private final DocTrees trees;
    private final Map<MemberName, String> found = new LinkedHashMap<>();

    private CommentFinder(DocTrees trees) {
        this.trees = trees;
    }

    /** Returns the comments in the text of a Java file by what they explain, in order. */
    static Map<MemberName, String> comments(String text) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        CommentFinder finder = new CommentFinder(DocTrees.instance(task));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                finder.scan(unit, unit);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory could not be read", impossible);
        }
        return finder.found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
        keep(MemberName.value(type.getSimpleName()));
        return super.visitClass(type, unit);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        String types = method.getParameters().stream()
                .map(VariableTree::getType)
                .map(Tree::toString)
                .collect(Collectors.joining(","));
        boolean isConstructor = method.getReturnType() == null;
        Tree owner = getCurrentPath().getParentPath().getLeaf();
        keep(MemberName.method(
                isConstructor && owner instanceof ClassTree type ? type.getSimpleName() : method.getName(), types));
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, CompilationUnitTree unit) {
        keep(MemberName.value(field.getName()));
        return null;
    }

    private void keep(MemberName name) {
        String comment = trees.getDocComment(getCurrentPath());
        if (comment != null) {
            String before = found.putIfAbsent(name, comment);
            assert before == null || found.get(name).equals(before);
        }
    }
}

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Remembers the comment of the first declaration in a source that a name fits. */
final class CommentFinder extends TreePathScanner<@Nullable Void, CompilationUnitTree> {
    private final DocTrees trees;
    private final MemberName wanted;
    private @Nullable String found;

    private CommentFinder(DocTrees trees, MemberName wanted) {
        this.trees = trees;
        this.wanted = wanted;
    }

    /** Returns the comment of what is named, if the text of a Java file declares and explains it. */
    static Optional<String> find(String text, MemberName wanted) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        CommentFinder finder = new CommentFinder(DocTrees.instance(task), wanted);
        try {
            for (CompilationUnitTree unit : task.parse()) {
                finder.scan(unit, unit);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory could not be read", impossible);
        }
        return Optional.ofNullable(finder.found);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
        take(wanted.isValue(type.getSimpleName().toString()));
        return super.visitClass(type, unit);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        String types = method.getParameters().stream()
                .map(VariableTree::getType)
                .map(Tree::toString)
                .collect(Collectors.joining(","));
        take(wanted.isMethod(nameOf(method), types));
        return null;
    }

    private String nameOf(MethodTree method) {
        boolean isConstructor = method.getReturnType() == null;
        Tree owner = getCurrentPath().getParentPath().getLeaf();
        return (isConstructor && owner instanceof ClassTree type ? type.getSimpleName() : method.getName()).toString();
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, CompilationUnitTree unit) {
        take(wanted.isValue(field.getName().toString()));
        return null;
    }

    private void take(boolean fits) {
        if (fits && found == null) {
            found = trees.getDocComment(getCurrentPath());
        }
    }
}

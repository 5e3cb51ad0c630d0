package cortado.kernel.assist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class, field or method by its name.
 *
 * @param path simple names, outermost first, for example {@code Map}, {@code Entry}; packages may stand before them
 * @param types simple types of a method's parameters, as {@code int,List}; null if it is no method
 */
record MemberName(List<String> path, @Nullable String types) {
    /** Stands for the parameters of whichever method has the name. */
    private static final String ANY = "*";

    /** Returns what a signature of JShell names, for example {@code Shape Shape.of(int... sizes)}. */
    static MemberName ofSignature(String signature) {
        int parenthesis = signature.indexOf('(');
        String head = parenthesis >= 0 ? signature.substring(0, parenthesis) : signature.replaceFirst(":.*", "");
        String[] words = head.replaceAll("<.*?>+", "").strip().split("\\s+");
        String types =
                parenthesis < 0 ? null : simple(signature.substring(parenthesis + 1, signature.lastIndexOf(')')));
        return new MemberName(List.of(words[words.length - 1].split("\\.")), types);
    }

    /** Returns a class or field without its place. */
    static MemberName value(CharSequence name) {
        return new MemberName(List.of(name.toString()), null);
    }

    /** Returns a method or constructor without its place. */
    static MemberName method(CharSequence name, String parameters) {
        return new MemberName(List.of(name.toString()), simple(parameters));
    }

    /**
     * Returns what a link names: a class, or a method whatever its parameters, for example {@code Layers#dense}.
     *
     * @param owner the class in whose comments the link stands
     */
    static MemberName ofLink(String link, String owner) {
        int hash = link.indexOf('#');
        if (hash < 0) {
            return new MemberName(List.of(link.split("\\.")), null);
        }
        String type = hash == 0 ? owner : link.substring(0, hash);
        return new MemberName(List.of((type + "." + link.substring(hash + 1)).split("\\.")), ANY);
    }

    /** Returns the method of the same name with the parameters, for example {@code int, List}. */
    MemberName withParameters(String parameters) {
        return new MemberName(path, simple(parameters));
    }

    /** Returns the method of the same name with the parameters of another; a class as it is. */
    MemberName withTypesOf(MemberName other) {
        return types == null ? this : new MemberName(path, other.types);
    }

    /** Returns the simple name of the class that declares this; its own if it is one. */
    String owner() {
        return path.get(Math.max(0, path.size() - 2));
    }

    String name() {
        return path.get(path.size() - 1);
    }

    /** Returns the comment on this, or on the first method that it may be. */
    Optional<String> in(Map<MemberName, String> comments) {
        return comments.entrySet().stream()
                .filter(each -> fits(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean fits(MemberName declared) {
        boolean isAny = ANY.equals(types) && declared.types != null;
        return name().equals(declared.name()) && (isAny || Objects.equals(types, declared.types));
    }

    /** Returns the simple types of {@code int a, java.util.List<T> b}, as {@code int,List}. */
    private static String simple(String parameters) {
        String plain = parameters.replaceAll("<[^()]*?>+", "").replaceAll("\\s*@[\\w.]+\\s*", " ");
        return Stream.of(plain.split(","))
                .map(parameter -> parameter.strip().replaceAll("\\s+(\\[|\\.\\.\\.)", "$1"))
                .map(parameter -> parameter.split("\\s+")[0].replace("...", "[]"))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(","));
    }
}

package cortado.kernel.notebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values given from outside: assigned in a cell of their own after the cell tagged {@code parameters}, which declares them with
 * their defaults. The tags are those of papermill.
 */
final class Parameters {
    private static final String TAG = "parameters";
    private static final String INJECTED_TAG = "injected-parameters";
    private static final Pattern DECLARATION = Pattern.compile(
            "(?m)(?:^|;)[ \\t]*(?:final\\s+)?([\\w.]+(?:<[^=;]*>)?(?:\\[\\])*)\\s+(\\w+)\\s*=\\s*(\"|'|true\\b|false\\b|-?[\\d.]+[\\w.]*)?");

    private final Map<String, String> given;

    Parameters(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Adds or replaces the cell that assigns the values; without values, removes it.
     *
     * @throws IllegalArgumentException if a parameter is not declared, or a value does not fit its type
     */
    void inject(NotebookFile notebook) {
        ArrayNode cells = notebook.cells();
        for (int i = cells.size() - 1; i >= 0; i--) {
            if (NotebookFile.isTagged(cells.get(i), INJECTED_TAG)) {
                cells.remove(i);
            }
        }
        if (given.isEmpty()) {
            return;
        }
        int index = 0;
        while (index < cells.size() && !NotebookFile.isTagged(cells.get(index), TAG)) {
            index++;
        }
        if (index == cells.size()) {
            throw new IllegalArgumentException("run: no cell is tagged '" + TAG + "', so the parameter '"
                    + given.keySet().iterator().next()
                    + "' has no place. Tag the cell that declares it, e.g. in JupyterLab's property inspector.");
        }
        ObjectNode cell = cells.insertObject(index + 1);
        cell.put("cell_type", "code");
        if (notebook.hasCellIds()) {
            cell.put("id", UUID.randomUUID().toString().substring(0, 8));
        }
        cell.putObject("metadata").putArray("tags").add(INJECTED_TAG);
        cell.putNull("execution_count");
        cell.putArray("outputs");
        cell.put("source", source(NotebookFile.source(cells.get(index))));
    }

    private String source(String declarations) {
        Map<String, String> types = types(declarations);
        List<String> problems = new ArrayList<>();
        StringBuilder code = new StringBuilder("// Parameters");
        given.forEach((name, value) -> {
            String type = types.get(name);
            if (type == null) {
                problems.add("unknown parameter '" + name + "'; the tagged cell declares "
                        + (types.isEmpty() ? "none" : String.join(", ", types.keySet())));
            } else {
                literal(type, value)
                        .ifPresentOrElse(
                                literal -> code.append('\n')
                                        .append(name)
                                        .append(" = ")
                                        .append(literal)
                                        .append(';'),
                                () -> problems.add("parameter '" + name + "' must be of type " + type + ", but was '"
                                        + value + "'"));
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("run: " + String.join("; ", problems) + ".");
        }
        return code.toString();
    }

    private static Map<String, String> types(String declarations) {
        Map<String, String> types = new LinkedHashMap<>();
        Matcher matcher = DECLARATION.matcher(declarations);
        while (matcher.find()) {
            String type = matcher.group(1);
            String start = matcher.group(3) == null ? "" : matcher.group(3);
            types.put(matcher.group(2), type.equals("var") ? inferred(start) : type);
        }
        return types;
    }

    private static String inferred(String start) {
        if (start.equals("\"")) {
            return "String";
        }
        if (start.equals("'")) {
            return "char";
        }
        if (start.equals("true") || start.equals("false")) {
            return "boolean";
        }
        if (start.matches("-?\\d[\\d_]*[lL]")) {
            return "long";
        }
        if (start.matches("-?\\d[\\d_]*")) {
            return "int";
        }
        if (start.matches("-?[\\d.]+([eE]-?\\d*)?[fF]")) {
            return "float";
        }
        return start.matches("-?[\\d.]+([eE]-?\\d*)?[dD]?") ? "double" : "an expression";
    }

    /** Returns the value as Java; empty if it does not fit. Of types without literals it is taken for an expression. */
    private static Optional<String> literal(String type, String value) {
        try {
            return switch (type) {
                case "String", "CharSequence" -> Optional.of(quoted(value, '"'));
                case "char", "Character" -> value.length() == 1 ? Optional.of(quoted(value, '\'')) : Optional.empty();
                case "boolean", "Boolean" ->
                    value.equals("true") || value.equals("false") ? Optional.of(value) : Optional.empty();
                case "byte", "Byte" -> Optional.of("(byte) " + Byte.parseByte(value));
                case "short", "Short" -> Optional.of("(short) " + Short.parseShort(value));
                case "int", "Integer" -> Optional.of(String.valueOf(Integer.parseInt(value)));
                case "long", "Long" -> Optional.of(Long.parseLong(value) + "L");
                case "float", "Float" -> Optional.of(decimal("Float", Float.parseFloat(value)));
                case "double", "Double" -> Optional.of(decimal("Double", Double.parseDouble(value)));
                default -> Optional.of(value);
            };
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static String decimal(String type, double value) {
        if (Double.isNaN(value)) {
            return type + ".NaN";
        }
        if (Double.isInfinite(value)) {
            return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return type.equals("Float") ? (float) value + "f" : String.valueOf(value);
    }

    private static String quoted(String text, char quote) {
        StringBuilder java = new StringBuilder().append(quote);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> java.append("\\n");
                case '\r' -> java.append("\\r");
                case '\t' -> java.append("\\t");
                case '\\' -> java.append("\\\\");
                default -> java.append(c == quote ? "\\" : "").append(c);
            }
        }
        return java.append(quote).toString();
    }
}

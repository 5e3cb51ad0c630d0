package cortado.graph;

import cortado.base.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes graphs as plain lists, maps, strings and numbers, ready for JSON, and reads them back.
 *
 * <p>An operation becomes its type's name and its components; a tensor becomes its place in the graph.
 */
public final class GraphCodec {
    private static final Map<String, Class<?>> TYPES = new HashMap<>();

    static {
        for (Class<?> type : Op.class.getPermittedSubclasses()) {
            TYPES.put(type.getSimpleName(), type);
        }
        TYPES.remove(Foreign.class.getSimpleName());
    }

    private GraphCodec() {}

    /**
     * Returns one map for each tensor of the graph, in order.
     *
     * @throws IllegalArgumentException if foreign code takes part, which cannot be written
     */
    public static List<Map<String, Object>> encode(Graph graph) {
        List<Map<String, Object>> encoded = new ArrayList<>();
        for (Tensor tensor : graph.tensors()) {
            if (tensor.op() instanceof Foreign foreign) {
                throw new IllegalArgumentException(foreign.code().label() + " is code, which a file cannot hold");
            }
            Map<String, Object> fields = fields((Record) tensor.op(), graph);
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("op", tensor.op().getClass().getSimpleName());
            node.putAll(fields);
            encoded.add(node);
        }
        return encoded;
    }

    /**
     * Returns the tensors of an encoded graph, in order.
     *
     * @throws IllegalArgumentException if an operation is unknown or a component is missing or of another type
     */
    public static List<Tensor> decode(List<? extends Map<String, ?>> encoded) {
        return decode(encoded, List.of());
    }

    /**
     * Returns the last result of an encoded graph, computed from other tensors than its first ones.
     *
     * @param first take the places of as many tensors, with which the graph begins
     * @throws IllegalArgumentException as {@link #decode}
     */
    public static Tensor applied(List<? extends Map<String, ?>> encoded, List<Tensor> first) {
        List<Tensor> tensors = decode(encoded, first);
        return tensors.get(tensors.size() - 1);
    }

    private static List<Tensor> decode(List<? extends Map<String, ?>> encoded, List<Tensor> first) {
        List<Tensor> tensors = new ArrayList<>(first);
        for (Map<String, ?> node : encoded.subList(first.size(), encoded.size())) {
            Class<?> type = TYPES.get(String.valueOf(node.get("op")));
            if (type == null) {
                throw new IllegalArgumentException("operation '" + node.get("op") + "' is not known");
            }
            tensors.add(Tensor.of((Op) record(type, node, tensors)));
        }
        return tensors;
    }

    private static Map<String, Object> fields(Record record, Graph graph) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Components.read(record, component);
            if (value != null) {
                fields.put(component.getName(), value(value, graph));
            }
        }
        return fields;
    }

    private static Object value(Object value, Graph graph) {
        if (value instanceof Tensor tensor) {
            return graph.tensors().indexOf(tensor);
        }
        if (value instanceof Shape shape) {
            return Arrays.stream(shape.toArray()).boxed().toList();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> value(element, graph)).toList();
        }
        return value instanceof Record record ? fields(record, graph) : value;
    }

    private static Object record(Class<?> type, Map<String, ?> fields, List<Tensor> tensors) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object field = fields.get(components[i].getName());
            Otherwise otherwise = components[i].getAnnotation(Otherwise.class);
            if (field != null) {
                values[i] = parsed(components[i], field, tensors);
            } else if (otherwise != null) {
                values[i] = otherwise.value();
            } else if (!Components.isOptional(components[i])) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no " + components[i].getName());
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + ": " + refused.getTargetException().getMessage(), refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " cannot be made", impossible);
        }
    }

    private static Object parsed(RecordComponent component, Object field, List<Tensor> tensors) {
        if (component.getType() != List.class) {
            return parsed(component.getType(), field, tensors);
        }
        if (!(field instanceof List<?> list)) {
            throw new IllegalArgumentException("'" + field + "' is not a List");
        }
        Class<?> element = Components.elementType(component);
        return list.stream().map(value -> parsed(element, value, tensors)).toList();
    }

    private static Object parsed(Class<?> type, Object field, List<Tensor> tensors) {
        try {
            if (type == Tensor.class) {
                return tensors.get(((Number) field).intValue());
            }
            if (type == Shape.class) {
                return Shape.of(((List<?>) field)
                        .stream().mapToInt(d -> ((Number) d).intValue()).toArray());
            }
            if (type == int.class || type == Integer.class) {
                return ((Number) field).intValue();
            }
            if (type == double.class) {
                return ((Number) field).doubleValue();
            }
            if (type.isEnum()) {
                return Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(field))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + field + "' is not known"));
            }
            if (type.isRecord()) {
                @SuppressWarnings("unchecked")
                Map<String, ?> nested = (Map<String, ?>) field;
                return record(type, nested, tensors);
            }
            return type == boolean.class ? (Object) Boolean.class.cast(field) : String.class.cast(field);
        } catch (ClassCastException | IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("'" + field + "' is not a " + type.getSimpleName(), wrong);
        }
    }
}

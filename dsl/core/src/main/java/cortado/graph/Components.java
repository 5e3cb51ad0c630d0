package cortado.graph;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads record components of the operations, all of which are public. */
final class Components {
    private Components() {}

    static @Nullable Object read(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }

    /** Returns the operation on other tensors. */
    static Op with(Op op, UnaryOperator<Tensor> tensors) {
        RecordComponent[] components = op.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = with(read(op, components[i]), tensors);
        }
        try {
            return op.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getTargetException() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(op + " cannot be made again", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(op + " cannot be made again", impossible);
        }
    }

    private static @Nullable Object with(@Nullable Object value, UnaryOperator<Tensor> tensors) {
        if (value instanceof Tensor tensor) {
            return tensors.apply(tensor);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(part -> part instanceof Tensor tensor ? tensors.apply(tensor) : part)
                    .toList();
        }
        return value;
    }

    /** Returns whether the component may be null. */
    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns the type of the elements of a component that is a list. */
    static Class<?> elementType(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
}

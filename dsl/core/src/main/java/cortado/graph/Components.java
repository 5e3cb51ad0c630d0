package cortado.graph;

import java.lang.reflect.RecordComponent;

/** Reads record components of the operations, all of which are public. */
final class Components {
    private Components() {}

    static Object read(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }
}

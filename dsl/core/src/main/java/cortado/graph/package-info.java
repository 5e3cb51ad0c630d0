/**
 * Symbolic tensors: a forward pass is recorded as a graph of primitive operations, one record each, with its shape rule.
 * Imports {@code base} only; back ends translate the operations.
 */
@NullMarked
@CheckReturnValue
package cortado.graph;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

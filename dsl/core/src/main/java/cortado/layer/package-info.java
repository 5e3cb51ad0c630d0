/** Layers: immutable records that know their settings and write their forward pass over symbolic tensors. Imports {@code graph}. */
@NullMarked
@CheckReturnValue
package cortado.layer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

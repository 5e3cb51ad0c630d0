/** Networks as values: layers put together, shapes inferred, parameters counted. Imports {@code layer}, {@code graph}, {@code data},
 * {@code render}. */
@NullMarked
@CheckReturnValue
package cortado.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

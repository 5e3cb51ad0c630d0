/** Shapes, seeds and the messages of configuration errors. Imports nothing of ours. */
@NullMarked
@CheckReturnValue
package cortado.base;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

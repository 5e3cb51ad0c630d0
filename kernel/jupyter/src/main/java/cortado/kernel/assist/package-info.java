/** Completion, inspection and the question whether code is complete. Imports eval. */
@NullMarked
@CheckReturnValue
package cortado.kernel.assist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

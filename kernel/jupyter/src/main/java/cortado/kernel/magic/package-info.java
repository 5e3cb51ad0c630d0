/** Lines of a cell that start with a percent sign. Imports nothing of ours. */
@NullMarked
@CheckReturnValue
package cortado.kernel.magic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

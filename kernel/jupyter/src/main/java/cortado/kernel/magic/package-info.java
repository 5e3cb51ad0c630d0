/** Lines of a cell that start with a percent sign, one file each. Imports dependency and message. */
@NullMarked
@CheckReturnValue
package cortado.kernel.magic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

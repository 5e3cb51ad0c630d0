/** Registers the kernel with Jupyter. Imports message and dependency. */
@NullMarked
@CheckReturnValue
package cortado.kernel.install;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

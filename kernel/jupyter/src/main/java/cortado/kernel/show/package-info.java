/** Values as MIME bundles, and where the outputs of a cell go. Imports display. */
@NullMarked
@CheckReturnValue
package cortado.kernel.show;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** The cortado command. Imports every other room; nobody imports it. */
@NullMarked
@CheckReturnValue
package cortado.kernel.launch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

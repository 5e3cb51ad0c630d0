/** Finds out what keeps notebooks from running here. Imports client and install. */
@NullMarked
@CheckReturnValue
package cortado.kernel.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

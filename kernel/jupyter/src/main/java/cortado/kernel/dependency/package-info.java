/** Finds libraries for cells through Maven's resolver, and refuses what clashes with loaded ones. Imports display. */
@NullMarked
@CheckReturnValue
package cortado.kernel.dependency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

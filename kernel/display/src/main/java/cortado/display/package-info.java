/** Values that show themselves: MIME bundles, live displays and the hosts that present them. Imports nothing of ours. */
@NullMarked
@CheckReturnValue
package cortado.display;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

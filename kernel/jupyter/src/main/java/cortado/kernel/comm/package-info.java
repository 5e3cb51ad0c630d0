/** Comms: messages between cells and code of one's own in the front end. Imports show. */
@NullMarked
@CheckReturnValue
package cortado.kernel.comm;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

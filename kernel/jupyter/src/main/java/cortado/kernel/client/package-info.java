/** A small front end: starts a kernel as Jupyter does and runs cells in it. Imports message and wire. */
@NullMarked
@CheckReturnValue
package cortado.kernel.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

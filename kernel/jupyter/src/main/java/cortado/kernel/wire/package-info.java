/** Jupyter's sockets, framing and signatures; the only importer of ZeroMQ. Imports nothing of ours. */
@NullMarked
@CheckReturnValue
package cortado.kernel.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

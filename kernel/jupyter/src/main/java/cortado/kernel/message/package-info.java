/** One record per Jupyter message, and their JSON. Imports wire. */
@NullMarked
@CheckReturnValue
package cortado.kernel.message;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

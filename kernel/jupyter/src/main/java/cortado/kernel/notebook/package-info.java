/** Executes notebook files without Jupyter. Imports cell and message. */
@NullMarked
@CheckReturnValue
package cortado.kernel.notebook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

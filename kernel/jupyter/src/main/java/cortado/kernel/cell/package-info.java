/** Runs the snippets and magics of cells. Imports eval, magic, dependency and show. */
@NullMarked
@CheckReturnValue
package cortado.kernel.cell;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

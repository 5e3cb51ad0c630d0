/** Runs one cell: splits, evaluates, shows, captures streams. Imports eval, magic, show. */
@NullMarked
@CheckReturnValue
package cortado.kernel.cell;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

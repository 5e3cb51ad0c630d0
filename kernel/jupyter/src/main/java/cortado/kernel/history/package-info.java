/** The cells that were run, kept across sessions in one bounded file. Imports message. */
@NullMarked
@CheckReturnValue
package cortado.kernel.history;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

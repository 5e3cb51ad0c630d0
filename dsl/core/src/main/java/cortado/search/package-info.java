/** Searches of settings: spaces, strategies, trials, journals. Imports train and the rooms below it. */
@NullMarked
@CheckReturnValue
package cortado.search;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

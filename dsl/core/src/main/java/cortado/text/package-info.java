/** Tokenizers and other makers of numbers from texts. Imports base and data. */
@NullMarked
@CheckReturnValue
package cortado.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Classical models to compare networks with, by Smile; the only room that imports it. Imports train and the rooms below it. */
@NullMarked
@CheckReturnValue
package cortado.baseline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

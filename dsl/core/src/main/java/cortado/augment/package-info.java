/** Random changes of images while a network trains on them. Imports base and data. */
@NullMarked
@CheckReturnValue
package cortado.augment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Datasets, splits and the readers that make them. Imports base and render. */
@NullMarked
@CheckReturnValue
package cortado.data;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** The entry points of a user: static factories and ready datasets. Imports every room; no room imports this one. */
@NullMarked
@CheckReturnValue
package cortado;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

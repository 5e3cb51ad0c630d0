/** The least that makes kernels of the published base libraries of IJava and JJava, whose own kernels are not published. */
@NullMarked
@CheckReturnValue
package cortado.notebooks.stock;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

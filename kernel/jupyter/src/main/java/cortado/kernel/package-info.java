/** What a cell may call to show things; imported when the kernel starts. Imports show. */
@NullMarked
@CheckReturnValue
package cortado.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

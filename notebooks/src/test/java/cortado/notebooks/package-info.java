/** Runs the notebooks, the script and the page as a user does: in processes of their own, on the built distribution. */
@NullMarked
@CheckReturnValue
package cortado.notebooks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

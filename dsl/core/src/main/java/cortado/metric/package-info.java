/** Numbers that judge predictions: metrics, reports, confusion, evaluations. Imports base, data and render. */
@NullMarked
@CheckReturnValue
package cortado.metric;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Charts, tables and pages as immutable values, written as SVG, PNG, text and HTML. May import base and display only. */
@NullMarked
@CheckReturnValue
package cortado.render;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

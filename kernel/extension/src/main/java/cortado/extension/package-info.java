/**
 * Inline rendering in stock IJava, stock JJava and rapaio's kernel: one adapter class a kernel, loaded only where that kernel runs. Imports
 * {@code cortado.display}.
 */
@NullMarked
@CheckReturnValue
package cortado.extension;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

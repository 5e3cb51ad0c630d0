/**
 * Files of weights that other libraries share: the format, the names and layouts of PyTorch and Keras. It imports base, graph, network
 * and render.
 */
@NullMarked
@CheckReturnValue
package cortado.weights;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Learning: losses, optimizers, the training loop, its history and the trained model. Imports all rooms before it. */
@NullMarked
@CheckReturnValue
package cortado.train;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/**
 * The engine room: prints graphs as TorchScript programs and runs them; the only importer of {@code ai.djl}. Imports {@code
 * graph}, {@code data}, {@code layer} and {@code network}.
 */
@NullMarked
@CheckReturnValue
package cortado.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

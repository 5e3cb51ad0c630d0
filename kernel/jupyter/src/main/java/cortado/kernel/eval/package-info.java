/** JShell in process: snippets, values, errors, interrupts. With assist the only importer of jdk.jshell. Imports nothing of ours. */
@NullMarked
@CheckReturnValue
package cortado.kernel.eval;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

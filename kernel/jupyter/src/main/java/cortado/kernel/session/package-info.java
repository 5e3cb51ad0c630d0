/** Answers Jupyter's requests: dispatch, status, execution count. Imports assist, cell, comm, history, message, show, wire. */
@NullMarked
@CheckReturnValue
package cortado.kernel.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

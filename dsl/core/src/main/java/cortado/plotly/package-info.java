/**
 * Interactive charts: plots as Plotly's JSON, by way of tablesaw-jsplot, whose only importer this room is. Imports render and display
 * only.
 */
@NullMarked
@CheckReturnValue
package cortado.plotly;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

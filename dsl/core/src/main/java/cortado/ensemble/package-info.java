/** Ensembles: votes, bagging, stacking and snapshots of any estimators. Imports train and the rooms below it. */
@NullMarked
@CheckReturnValue
package cortado.ensemble;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

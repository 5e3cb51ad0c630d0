/**
 * Benchmark programs, each with a {@code main}; {@code docs/benchmarks} holds the scripts that pair them with their peers.
 * No test runs them: timings never fail a build.
 */
@NullMarked
@CheckReturnValue
package cortado.benchmark;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

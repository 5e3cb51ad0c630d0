package cortado.kernel.client;

import java.time.Duration;

/**
 * What a cell gave.
 *
 * @param isOk whether it ran without an error
 * @param text its value as text, or the error
 * @param printed what it printed, warnings of libraries included
 * @param time from the request to the last message
 */
public record CellResult(boolean isOk, String text, String printed, Duration time) {}

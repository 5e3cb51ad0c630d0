package cortado.kernel.client;

import java.time.Duration;

/**
 * What a cell gave.
 *
 * @param isOk whether it ran without an error
 * @param text its value as text, or the error; what it printed comes before
 * @param time from the request to the last message
 */
public record CellResult(boolean isOk, String text, Duration time) {}

package cortado.train;

/**
 * Some rows of a session's data, to take a step on.
 *
 * @param epoch the pass over the data that they belong to, counted from 1
 * @param number of the batch in its pass, counted from 1
 * @param rows how many they are
 */
public record Batch(int epoch, int number, int rows) {}

package cortado.search;

/**
 * A trial to be done.
 *
 * @param number counted from 0
 * @param epochs how much it may spend; 0 if the search does not say
 */
record Planned(int number, Point point, int epochs) {}

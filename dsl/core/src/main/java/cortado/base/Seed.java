package cortado.base;

import java.util.SplittableRandom;

/**
 * One number from which every random choice of a run is derived, each purpose with a stream of its own.
 *
 * <p>Streams depend on the seed and the purpose's name only, so that adding a random step never changes the others.
 *
 * @param value the number given by the user
 */
public record Seed(long value) {
    /** The seed of a run whose user gave none. */
    public static final Seed DEFAULT = new Seed(0);

    /** Returns the seed of one named purpose, for example {@code "shuffle"}. */
    public Seed child(String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return child(hash);
    }

    /** Returns the seed of one numbered purpose, for example an epoch. */
    public Seed child(long index) {
        return new Seed(new SplittableRandom(value ^ Long.rotateLeft(index * 0x9e3779b97f4a7c15L, 31)).nextLong());
    }

    /** Returns a generator started by this seed. */
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** Returns the numbers {@code 0..size-1} in random order (Fisher and Yates). */
    public int[] permutation(int size) {
        int[] order = new int[size];
        SplittableRandom random = random();
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}

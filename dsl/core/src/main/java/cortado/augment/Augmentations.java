package cortado.augment;

import cortado.data.Augmentation;

/** Makes the changes that are no {@link Warp}; {@code cortado.Cortado} documents them for users. */
public final class Augmentations {
    private Augmentations() {}

    /** Returns a random brightness. */
    public static Augmentation brightness(double share) {
        return Tone.factor("brightness", share, Tones::brightness, false);
    }

    /** Returns a random contrast. */
    public static Augmentation contrast(double share) {
        return Tone.factor("contrast", share, Tones::contrast, false);
    }

    /** Returns a random saturation. */
    public static Augmentation saturation(double share) {
        return Tone.factor("saturation", share, Tones::saturation, true);
    }

    /** Returns a random turn of the hue. */
    public static Augmentation hue(double share) {
        return Tone.hue(share);
    }

    /** Returns random noise. */
    public static Augmentation gaussianNoise(double deviation) {
        return new Noise(deviation);
    }

    /** Returns a rectangle that is blotted out. */
    public static Augmentation erase(double probability, double mostArea) {
        return Erasing.random(probability, mostArea);
    }

    /** Returns a square that is blotted out. */
    public static Augmentation cutout(int sizePx) {
        return Erasing.cutout(sizePx);
    }

    /** Returns changes drawn from many. */
    public static Augmentation randAugment(int count, int magnitude) {
        return new RandAugment(count, magnitude);
    }

    /** Returns a mix of whole rows. */
    public static Augmentation mixup(double alpha) {
        return Mix.up(alpha);
    }

    /** Returns a mix of images by a rectangle. */
    public static Augmentation cutmix(double alpha) {
        return Mix.cut(alpha);
    }

    /** Returns a change of some rows. */
    public static Augmentation sometimes(double probability, Augmentation change) {
        return new Sometimes(probability, change);
    }
}

package cortado.render;

/** Draws scenes with Java2D where it works; AWT classes are loaded in here only. */
final class Raster {
    /** Pixels for one CSS pixel. */
    static final int SCALE = 2;

    private Raster() {}

    /**
     * Returns the scene as a PNG file of twice its size.
     *
     * @throws IllegalStateException if Java2D cannot draw, for example in a runtime without the java.desktop module
     */
    static byte[] png(Scene scene) {
        return png(scene, FontChoice.FOUND);
    }

    static byte[] png(Scene scene, FontChoice fonts) {
        int[] pixels;
        try {
            Headless.choose();
            pixels = Java2dCanvas.draw(scene, SCALE, fonts);
        } catch (Throwable broken) {
            rethrowIfNotOurs(broken);
            throw new IllegalStateException(
                    "png: Java2D cannot draw here (" + broken + "). Use svg(), or a Java runtime with java.desktop.",
                    broken);
        }
        int width = scene.width() * SCALE;
        int height = scene.height() * SCALE;
        return scene.hasPictures()
                ? PngWriter.writeColors(pixels, width, height)
                : PngWriter.write(pixels, width, height);
    }

    /**
     * Rethrows what says nothing about the graphics of the machine: lack of memory, and the {@code ThreadDeath} with which
     * JShell interrupts a cell (named, because later Java versions remove it).
     */
    static void rethrowIfNotOurs(Throwable thrown) {
        boolean isStop = thrown.getClass().getName().equals("java.lang.ThreadDeath");
        if (thrown instanceof Error error && (isStop || thrown instanceof OutOfMemoryError)) {
            throw error;
        }
    }
}

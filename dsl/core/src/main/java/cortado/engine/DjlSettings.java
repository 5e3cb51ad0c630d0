package cortado.engine;

/** What DJL's classes are told before they start, unless the user said otherwise. */
final class DjlSettings {
    private DjlSettings() {}

    /** Sets that DJL fetches no native library, reports no usage and logs nothing. */
    static void apply() {
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
        setDefault("slf4j.internal.verbosity", "ERROR");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

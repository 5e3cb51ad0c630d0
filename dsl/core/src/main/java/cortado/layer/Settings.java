package cortado.layer;

/** The checks of layer settings, with messages that name the layer. */
final class Settings {
    private Settings() {}

    static void atLeastOne(String kind, LayerOptions options, String setting, int value, String fix) {
        check(value >= 1, kind, options, setting + " must be at least 1, but was " + value + ". " + fix);
    }

    static void notNegative(String kind, LayerOptions options, String setting, double value, String fix) {
        check(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                kind,
                options,
                setting + " must be at least 0 and finite, but was " + value + ". " + fix);
    }

    static void check(boolean holds, String kind, LayerOptions options, String message) {
        if (!holds) {
            String name = options.name().isEmpty() ? "" : " '" + options.name() + "'";
            throw new IllegalArgumentException(kind + name + ": " + message);
        }
    }
}

package cortado.render;

/** Whose letters a PNG shows. */
enum FontChoice {
    /** The fonts of the machine, or the built-in strokes if they fail. */
    FOUND,
    /** Always the built-in strokes. */
    STROKES
}

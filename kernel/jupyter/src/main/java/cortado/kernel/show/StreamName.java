package cortado.kernel.show;

/** One of the two streams that a program prints to. */
public enum StreamName {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String jupyterName;

    StreamName(String jupyterName) {
        this.jupyterName = jupyterName;
    }

    /** Returns {@code stdout} or {@code stderr}. */
    public String jupyterName() {
        return jupyterName;
    }
}

package cortado.kernel.wire;

/** One of Jupyter's five sockets. */
public enum Channel {
    CONTROL,
    SHELL,
    STDIN,
    IOPUB,
    HEARTBEAT
}

package cortado.kernel.session;

import java.lang.reflect.Proxy;

/** What happens to the process: Ctrl-C, and the end of whoever started it. */
final class Signals {
    private Signals() {}

    /** Runs the action at each SIGINT instead of ending the process. */
    static void onInterrupt(Runnable action) {
        try {
            // Compiling against sun.misc warns and cannot be told not to.
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object signal = signalType.getConstructor(String.class).newInstance("INT");
            Object before =
                    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
            assert before != handler;
        } catch (ReflectiveOperationException absent) {
            System.err.println("cortado: Ctrl-C ends the kernel on this Java: " + absent);
        }
    }

    /** Runs the action when the process that started the kernel, named by Jupyter, is gone. */
    static void onParentExit(Runnable action) {
        String parent = System.getenv("JPY_PARENT_PID");
        // In a container the front end may be process 1 of another namespace.
        if (parent != null && parent.matches("\\d{1,18}") && Long.parseLong(parent) > 1) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(process -> process.onExit().thenRun(action));
        }
    }
}

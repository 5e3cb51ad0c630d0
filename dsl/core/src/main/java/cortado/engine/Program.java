package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded module and the native memory that belongs to it. Used by one thread at a time; closed by its owner.
 */
final class Program implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock block;
    private final Map<String, NDArray> methods = new HashMap<>();

    /** Loads the module on a device. */
    Program(ScriptModule module, ai.djl.Device device) {
        this(module.toBytes(), device);
    }

    /** Loads a TorchScript file on a device. */
    Program(byte[] file, ai.djl.Device device) {
        manager = Torch.newManager(device);
        try {
            block = JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), true, false);
        } catch (IOException impossible) {
            manager.close();
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException broken) {
            manager.close();
            throw OutOfMemoryException.translated(broken);
        } catch (Error broken) {
            manager.close();
            throw broken;
        }
    }

    /** Ends the training mode of layers that were saved in it, so that dropout leaves values alone and normalizations use what they kept. */
    void endTraining() {
        JniUtils.enableInferenceMode(block);
    }

    /** Returns the manager that owns this program; arrays made in it live as long as the program. */
    NDManager manager() {
        return manager;
    }

    /** Calls a method without autograd and returns its results, which the caller closes. */
    NDList call(String method, NDArray... arguments) {
        return Torch.withGradients(false, () -> run(method, arguments));
    }

    /** Calls a method with autograd and returns its results, which the caller closes. */
    NDList callWithGradients(String method, NDArray... arguments) {
        return Torch.withGradients(true, () -> run(method, arguments));
    }

    /** Calls a method with autograd as it is and returns its results, which the caller closes. */
    NDList run(String method, NDArray... arguments) {
        // The engine reads the method's name from a first array, which is not passed on.
        NDList list = new NDList(arguments.length + 1);
        list.add(methods.computeIfAbsent(method, this::methodName));
        list.addAll(List.of(arguments));
        try {
            return IValueUtils.forward(block, list, true);
        } catch (RuntimeException failure) {
            throw OutOfMemoryException.translated(failure);
        }
    }

    private NDArray methodName(String method) {
        NDArray name = manager.create(0);
        name.setName("module_method:" + method);
        return name;
    }

    @Override
    public void close() {
        manager.close();
    }
}

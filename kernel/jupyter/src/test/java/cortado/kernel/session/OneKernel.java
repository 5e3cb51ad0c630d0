package cortado.kernel.session;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Tests that talk to one kernel in turn. */
abstract class OneKernel {
    /** Options for the Java of the kernel; {@code FOLDER} stands for the folder with its files. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface JavaOptions {
        String[] value();
    }

    static KernelProcess kernel;

    @BeforeAll
    static void start(@TempDir Path folder, TestInfo tests) throws IOException {
        JavaOptions options = tests.getTestClass().orElseThrow().getAnnotation(JavaOptions.class);
        String[] given = options == null ? new String[0] : options.value();
        kernel = new KernelProcess(
                folder,
                Arrays.stream(given)
                        .map(option -> option.replace("FOLDER", folder.toString()))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    /** Returns the status that the request was answered with. */
    static String status(String id) {
        return kernel.reply(id).content().path("status").asText();
    }
}

package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cortado.kernel.session.KernelProcess.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a cell does, an interrupt ends it within a second, or the user is told; the next cell works. */
@Timeout(120)
@OneKernel.JavaOptions("-Duser.home=FOLDER")
class InterruptRequestTest extends OneKernel {
    private static final Duration MOST = Duration.ofSeconds(1);
    private static final String STUCK = "cortado: the cell is still running, in a library or in code that catches every"
            + " error; restart the kernel to stop it.\n";

    /** Prints the threads that use more than a fifth of a processor while nothing runs. */
    private static final String WATCH = """
            {
                var watch = java.lang.management.ManagementFactory.getThreadMXBean();
                var before = new HashMap<Long, Long>();
                for (long id : watch.getAllThreadIds()) before.put(id, watch.getThreadCpuTime(id));
                boolean never = new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
                for (var each : before.entrySet()) {
                    var info = watch.getThreadInfo(each.getKey());
                    if (info != null && watch.getThreadCpuTime(each.getKey()) - each.getValue() > 100_000_000L) {
                        System.out.println(info.getThreadName());
                    }
                }
            }""";

    @AfterEach
    void the_next_cell_works() {
        assertThat(kernel.value("20 + 22")).isEqualTo("42");
    }

    /** Runs the cell, which prints "go" when it is in the middle of its work. */
    private static String running(String code) {
        String id = kernel.executeWithInput(code);
        kernel.awaitPrinted(id, "go\n");
        return id;
    }

    private static Duration untilReply(String id) {
        long start = System.nanoTime();
        kernel.interrupt();
        assertThat(kernel.reply(id).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "Thread.sleep(100_000);",
                "new CountDownLatch(1).await();",
                "synchronized (System.out) { System.out.wait(); }",
                "Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst();",
                // An empty loop would be compiled away, and the stream over at once.
                "IntStream.range(1_000_000, Integer.MAX_VALUE).parallel()"
                        + ".forEach(i -> { for (int j = 0; j < i; j++) { if (Math.sin(j) > 2) { System.out.print(j); } } });",
                "while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { } }",
                "while (true) { System.out.print(\"\"); }",
                "eval(\"while (true) { }\");"
            })
    void a_cell_ends_within_a_second(String code) {
        String id = running("int kept = 5;\n{ System.out.println(\"go\"); " + code + " }\nkept = 6;");

        assertThat(untilReply(id)).isLessThan(MOST);

        assertThat(kernel.value("kept")).isEqualTo("5");
        assertThat(kernel.printed(kernel.execute(WATCH), "stdout")).isEmpty();
    }

    @Test
    void a_wait_for_input_ends_within_a_second() {
        String id = kernel.executeWithInput("new Scanner(System.in).nextLine()");
        assertThat(kernel.question(id).type()).isEqualTo("input_request");

        assertThat(untilReply(id)).isLessThan(MOST);
    }

    @Test
    void training_ends_within_a_second_and_leaves_the_model_so_far() {
        String id = kernel.execute("""
                float[][] x = new float[512][32];
                int[] y = new int[512];
                for (int i = 0; i < x.length; i++) { x[i][i % 32] = 1; y[i] = i % 2; }
                var data = Dataset.of(x, y);
                var model = sequential(input(32), dense(256).relu(), dense(2)).compile(adam(1e-3), crossEntropy())
                        .epochs(100_000).batchSize(16).seed(1).fit(data);
                """);
        assertThat(kernel.awaitOutput(id, "update_display_data").type()).isNotEmpty();

        assertThat(untilReply(id)).isLessThan(MOST);

        assertThat(kernel.value("model != null")).isEqualTo("true");
        assertThat(kernel.printed(kernel.execute(WATCH), "stdout")).isEmpty();
    }

    /** The server sends a little of the pom, then nothing for as long as the test takes. */
    @Test
    void a_download_ends_within_a_second() throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write('<');
                body.flush();
                asked.countDown();
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            String id = kernel.execute("%mavenRepo slow http://127.0.0.1:"
                    + server.getAddress().getPort() + "\n%maven org.example:slow:1.0\nint after = 1;");
            asked.await();

            assertThat(untilReply(id)).isLessThan(MOST);

            assertThat(kernel.value("after")).isEmpty();
            assertThat(kernel.printed(kernel.execute(WATCH), "stdout")).isEmpty();
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    @Test
    void a_second_interrupt_acts_at_once() {
        String id = running("{ System.out.println(\"go\"); int stops = 0; while (true) {"
                + " try { Thread.sleep(100_000); } catch (InterruptedException e) { System.out.println(\"no\"); } } }");
        kernel.interrupt();
        kernel.awaitPrinted(id, "no\n");

        long start = System.nanoTime();
        kernel.interrupt();
        assertThat(kernel.reply(id).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
        // The first one would have waited for a quarter of a second before it acts again.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(240));
    }

    @Test
    void an_interrupt_between_cells_does_nothing() {
        kernel.interrupt();
        kernel.interrupt();

        assertThat(kernel.value("Thread.currentThread().isInterrupted()")).isEqualTo("false");
    }

    @Test
    void threads_that_go_on_are_told() {
        String id = running("""
                var pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "cruncher"));
                var isOver = new CountDownLatch(1);
                pool.submit(() -> { while (isOver.getCount() > 0) { } });
                System.out.println("go");
                new CountDownLatch(1).await();""");
        try {
            assertThat(untilReply(id)).isLessThan(MOST);

            kernel.awaitPrinted(
                    id,
                    "cortado: threads that cells started still work: cruncher."
                            + " End them from a cell, e.g. executor.shutdownNow(), or restart the kernel.\n");
        } finally {
            assertThat(status(kernel.execute("isOver.countDown();"))).isEqualTo("ok");
        }
        kernel.awaitPrinted(id, "cortado: these threads are done: cruncher.\n");
    }

    /** From Java 20 on a loop inside the JDK cannot be stopped. */
    @Test
    void a_loop_in_a_library_is_stopped_or_told(@TempDir Path own) throws IOException {
        try (KernelProcess busy = new KernelProcess(own)) {
            String id = busy.execute("{ System.out.println(\"go\"); System.out.println(java.util.stream.LongStream"
                    + ".iterate(0, java.util.function.LongUnaryOperator.identity()).sum()); }");
            busy.awaitPrinted(id, "go\n");
            busy.interrupt();

            if (Runtime.version().feature() < 20) {
                Received reply = busy.reply(id);
                assertThat(reply.content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
            } else {
                busy.awaitPrinted(id, STUCK);
                busy.interrupt();
                busy.awaitPrinted(id, STUCK);
                assertThat(busy.beat()).isEqualTo("ping");
                assertThat(busy.controlReply(busy.control("shutdown_request", Map.of()))
                                .type())
                        .isEqualTo("shutdown_reply");
            }
        }
    }
}

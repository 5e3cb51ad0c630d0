package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommTest extends OneKernel {
    @BeforeAll
    static void importComms() {
        assertThat(kernel.outputs(kernel.execute("import cortado.kernel.comm.*;")))
                .isEmpty();
    }

    private static String comms(Map<String, ?> filter) {
        return kernel.reply(kernel.ask("comm_info_request", filter))
                .content()
                .path("comms")
                .toString();
    }

    private static void run(String code) {
        assertThat(kernel.reply(kernel.execute(code)).content().path("status").asText())
                .isEqualTo("ok");
    }

    /** A progress widget of one's own: opened by a cell, moved from a thread, stopped by a button in the front end. */
    @Test
    void a_cell_opens_a_comm_and_both_sides_use_it() {
        String cell = kernel.execute("""
                Comm bar = Comm.open("progress", Map.of("total", 10));
                bar.onMessage(data -> { System.out.println("pressed " + data.values().get("button")); bar.close(); });
                bar.send(Map.of("done", 3));""");

        List<Received> sent = kernel.outputs(cell);
        JsonNode open = sent.get(0).content();
        String id = open.path("comm_id").asText();
        assertThat(sent).extracting(Received::type).containsExactly("comm_open", "comm_msg");
        assertThat(open.path("target_name").asText()).isEqualTo("progress");
        assertThat(open.path("data").toString()).isEqualTo("{\"total\":10}");
        assertThat(sent.get(1).content().toString()).isEqualTo("{\"comm_id\":\"" + id + "\",\"data\":{\"done\":3}}");
        assertThat(comms(Map.of("target_name", "progress")))
                .isEqualTo("{\"" + id + "\":{\"target_name\":\"progress\"}}");
        assertThat(comms(Map.of())).contains("\"" + id + "\":{\"target_name\":\"progress\"}");
        assertThat(comms(Map.of("target_name", "other"))).isEqualTo("{}");

        String press = kernel.ask("comm_msg", Map.of("comm_id", id, "data", Map.of("button", "stop")));

        List<Received> answers = kernel.outputs(press);
        assertThat(answers).extracting(Received::type).containsExactly("stream", "comm_close");
        assertThat(answers.get(0).content().path("text").asText()).isEqualTo("pressed stop\n");
        assertThat(comms(Map.of("target_name", "progress"))).isEqualTo("{}");
        assertThat(kernel.reply(kernel.execute("bar.send(Map.of());"))
                        .content()
                        .path("evalue")
                        .asText())
                .isEqualTo("comm 'progress': it is closed, so nothing can be sent. Open a new one:"
                        + " Comm.open(\"progress\", …)");
    }

    @Test
    void the_front_end_opens_a_comm_to_a_target_of_a_cell() {
        run("""
                Comm.onOpen("echo", (comm, first) -> {
                    comm.send(Map.of("hello", first.values().get("name")));
                    comm.onMessage(comm::send);
                    comm.onClose(data -> System.out.println("bye " + data.values()));
                });""");

        String open =
                kernel.ask("comm_open", Map.of("comm_id", "e1", "target_name", "echo", "data", Map.of("name", "Ada")));
        String message = kernel.ask("comm_msg", Map.of("comm_id", "e1", "data", Map.of("list", List.of(1, 2.5, "x"))));
        String close = kernel.ask("comm_close", Map.of("comm_id", "e1", "data", Map.of("last", true)));

        assertThat(kernel.outputs(open).get(0).content().path("data").toString())
                .isEqualTo("{\"hello\":\"Ada\"}");
        assertThat(kernel.outputs(message).get(0).content().path("data").toString())
                .isEqualTo("{\"list\":[1,2.5,\"x\"]}");
        assertThat(kernel.printed(close, "stdout")).isEqualTo("bye {last=true}\n");
        assertThat(kernel.outputs(kernel.ask("comm_msg", Map.of("comm_id", "e1"))))
                .isEmpty();
    }

    @Test
    void an_unknown_target_is_closed() {
        String open = kernel.ask("comm_open", Map.of("comm_id", "u1", "target_name", "nobody", "data", Map.of()));

        List<Received> answers = kernel.outputs(open);

        assertThat(answers).extracting(Received::type).containsExactly("comm_close");
        assertThat(answers.get(0).content().toString()).isEqualTo("{\"comm_id\":\"u1\",\"data\":{}}");
    }

    @Test
    void what_a_handler_throws_is_printed_where_its_message_came_from() {
        run("""
                Comm.onOpen("broken", (comm, first) -> comm.onMessage(data -> {
                    throw new IllegalStateException("boom", new Error("deep"));
                }));
                Comm.onOpen("unborn", (comm, first) -> { throw new StackOverflowError(); });""");
        String open = kernel.ask("comm_open", Map.of("comm_id", "b1", "target_name", "broken"));
        assertThat(kernel.outputs(open)).isEmpty();

        String message = kernel.ask("comm_msg", Map.of("comm_id", "b1"));
        String unborn = kernel.ask("comm_open", Map.of("comm_id", "b2", "target_name", "unborn"));

        assertThat(kernel.printed(message, "stderr"))
                .isEqualTo("a handler of a comm_msg failed: java.lang.IllegalStateException: boom\n"
                        + "Caused by: java.lang.Error: deep\n");
        assertThat(kernel.outputs(unborn)).extracting(Received::type).containsExactly("comm_close", "stream");
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void an_endless_handler_is_interrupted_and_handlers_work_again() {
        run("""
                Comm.onOpen("endless", (comm, first) -> comm.onMessage(data -> {
                    System.out.println("go");
                    while (data.values().isEmpty()) { }
                    System.out.println("done");
                }));""");
        assertThat(kernel.outputs(kernel.ask("comm_open", Map.of("comm_id", "l1", "target_name", "endless"))))
                .isEmpty();
        String endless = kernel.ask("comm_msg", Map.of("comm_id", "l1"));
        assertThat(kernel.awaitOutput(endless, "stream").content().path("text").asText())
                .isEqualTo("go\n");

        assertThat(kernel.controlReply(kernel.control("interrupt_request")).type())
                .isEqualTo("interrupt_reply");

        assertThat(kernel.printed(endless, "stderr")).isEqualTo("a handler of a comm_msg was interrupted.\n");
        String next = kernel.ask("comm_msg", Map.of("comm_id", "l1", "data", Map.of("a", 1)));
        assertThat(kernel.printed(next, "stdout")).isEqualTo("go\ndone\n");
    }

    @Test
    void an_interrupt_stops_the_handler_that_runs_and_the_cell_behind_it() {
        run("""
                int ran = 0;
                Comm.onOpen("waiting", (comm, first) -> comm.onMessage(data -> {
                    System.out.println("go");
                    java.util.concurrent.locks.LockSupport.park();
                }));""");
        assertThat(kernel.outputs(kernel.ask("comm_open", Map.of("comm_id", "w1", "target_name", "waiting"))))
                .isEmpty();
        String handled = kernel.ask("comm_msg", Map.of("comm_id", "w1"));
        kernel.awaitPrinted(handled, "go\n");
        String first = kernel.execute("ran = 1;");
        String second = kernel.execute("ran = 2;");
        // Answered behind the cells on the same channel, but on a thread of its own, so that the cells have arrived.
        assertThat(status(kernel.ask("is_complete_request", Map.of("code", "1"))))
                .isEqualTo("complete");

        kernel.interrupt();

        assertThat(kernel.printed(handled, "stderr")).isEqualTo("a handler of a comm_msg was interrupted.\n");
        assertThat(kernel.reply(first).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
        assertThat(status(second)).isEqualTo("aborted");
        assertThat(kernel.value("ran")).isEqualTo("0");
    }

    @Test
    void binary_attachments_and_metadata_travel() {
        run("""
                Comm.onOpen("bytes", (comm, first) -> comm.send(
                    CommData.of(Map.of("k", 1)).withMetadata(Map.of("version", "2")).withBuffers(new byte[] {1, 2})));""");

        String open = kernel.ask("comm_open", Map.of("comm_id", "y1", "target_name", "bytes"));

        Received sent = kernel.outputs(open).get(0);
        assertThat(sent.metadata().toString()).isEqualTo("{\"version\":\"2\"}");
        assertThat(sent.buffers()).containsExactly(new byte[] {1, 2});
    }
}

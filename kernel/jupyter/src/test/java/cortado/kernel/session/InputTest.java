package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InputTest extends OneKernel {
    @Test
    void a_read_asks_after_what_was_printed() {
        String id = kernel.executeWithInput("System.out.print(\"Name: \");\n"
                + "System.out.println(\"Hello \" + new Scanner(System.in).nextLine() + \"!\");");

        assertThat(kernel.awaitOutput(id, "stream").content().path("text").asText())
                .isEqualTo("Name: ");
        assertThat(kernel.question(id).content().toString()).isEqualTo("{\"prompt\":\"\",\"password\":false}");
        kernel.type("Zoë 🐦");

        assertThat(kernel.printed(id, "stdout")).isEqualTo("Hello Zoë 🐦!\n");
        assertThat(status(id)).isEqualTo("ok");
    }

    @Test
    void each_line_is_asked_for_until_the_input_ends() {
        String id = kernel.executeWithInput("var lines = new ArrayList<String>();\n"
                + "var reader = new java.io.BufferedReader(new java.io.InputStreamReader(System.in, \"UTF-8\"));\n"
                + "for (String line; (line = reader.readLine()) != null; ) lines.add(line);\n"
                + "System.out.println(lines);");
        for (String line : new String[] {"one", "", "two\nthree", "\u0004"}) {
            assertThat(kernel.question(id).type()).isEqualTo("input_request");
            kernel.type(line);
        }

        assertThat(kernel.printed(id, "stdout")).isEqualTo("[one, , two, three]\n");
        assertThat(status(id)).isEqualTo("ok");
    }

    @Test
    void numbers_of_one_line_are_asked_for_once() {
        String id = kernel.executeWithInput(
                "var s = new Scanner(System.in); System.out.println(s.nextInt() + s.nextInt() + s.nextInt());");
        assertThat(kernel.question(id).type()).isEqualTo("input_request");
        kernel.type("1 2 3");

        assertThat(kernel.printed(id, "stdout")).isEqualTo("6\n");
    }

    @Test
    void a_password_is_asked_for_hidden_with_its_prompt() {
        String id = kernel.executeWithInput("System.out.println(readPassword(\"Key: \").length());");

        assertThat(kernel.question(id).content().toString()).isEqualTo("{\"prompt\":\"Key: \",\"password\":true}");
        kernel.type("secret");

        assertThat(kernel.printed(id, "stdout")).isEqualTo("6\n");
    }

    @Test
    void a_line_is_asked_for_with_its_prompt() {
        String id = kernel.executeWithInput("System.out.println(readLine(\"City: \").toUpperCase());");

        assertThat(kernel.question(id).content().path("prompt").asText()).isEqualTo("City: ");
        kernel.type("Wien");

        assertThat(kernel.printed(id, "stdout")).isEqualTo("WIEN\n");
    }

    @Test
    void the_end_of_the_input_ends_a_question() {
        String id = kernel.executeWithInput("readLine(\"? \")");
        assertThat(kernel.question(id).type()).isEqualTo("input_request");
        kernel.type("\u0004");

        JsonNode reply = kernel.reply(id).content();

        assertThat(reply.path("ename").asText()).isEqualTo("java.util.NoSuchElementException");
        assertThat(reply.path("evalue").asText()).isEqualTo("input: it ended before a line was typed.");
    }

    @Test
    void an_interrupt_ends_the_wait_and_its_late_answer_is_not_taken_for_another() {
        assertThat(status(kernel.execute(
                        "var reader = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));")))
                .isEqualTo("ok");
        String id = kernel.executeWithInput("reader.readLine()");
        assertThat(kernel.question(id).type()).isEqualTo("input_request");

        assertThat(kernel.controlReply(kernel.control("interrupt_request")).type())
                .isEqualTo("interrupt_reply");
        assertThat(kernel.reply(id).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");

        kernel.type("late");
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
        String next =
                kernel.executeWithInput("System.out.println(reader.readLine() + new Scanner(System.in).nextLine());");
        assertThat(kernel.question(next).type()).isEqualTo("input_request");
        kernel.type("in ");
        assertThat(kernel.question(next).type()).isEqualTo("input_request");
        kernel.type("time");
        assertThat(kernel.printed(next, "stdout")).isEqualTo("in time\n");
    }

    @Test
    void what_one_cell_left_unread_is_not_for_the_next() {
        String id = kernel.executeWithInput("System.in.read()");
        assertThat(kernel.question(id).type()).isEqualTo("input_request");
        kernel.type("abc");
        assertThat(status(id)).isEqualTo("ok");

        String next = kernel.executeWithInput("System.out.println((char) System.in.read());");
        assertThat(kernel.question(next).type()).isEqualTo("input_request");
        kernel.type("xyz");

        assertThat(kernel.printed(next, "stdout")).isEqualTo("x\n");
    }

    @Test
    void a_front_end_that_takes_no_input_is_not_asked() {
        String id = kernel.execute("new Scanner(System.in).nextLine()");

        assertThat(kernel.reply(id).content().path("evalue").asText())
                .isEqualTo("System.in: the front end of this cell takes no input (allow_stdin is false)."
                        + " Assign the value to a variable instead.");
    }
}

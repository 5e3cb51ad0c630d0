package cortado.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A page in a browser: scripts, keys and what it looks like. */
final class Page implements AutoCloseable {
    private static final int SHIFT = 8;
    private static final int LIMIT_MILLIS = 30_000;

    private final DevTools tools;

    private Page(DevTools tools) {
        this.tools = tools;
    }

    static Page open(DevTools tools, URI uri) {
        Page page = new Page(tools);
        tools.call("Page.bringToFront", Map.of());
        tools.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        tools.call("Page.navigate", Map.of("url", uri.toString()));
        return page;
    }

    /** Returns the value of a JavaScript expression; a promise is waited for. */
    @CanIgnoreReturnValue
    JsonNode evaluate(String expression) {
        JsonNode reply = tools.call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (reply.has("exceptionDetails")) {
            JsonNode details = reply.path("exceptionDetails");
            throw new AssertionError(
                    details.path("exception").path("description").asText(details.toString()) + "\nin " + expression);
        }
        return reply.path("result").path("value");
    }

    /** Waits until the expression is true and returns its value; the page itself looks every few milliseconds. */
    @CanIgnoreReturnValue
    JsonNode await(String expression) {
        return evaluate("new Promise((done, fail) => {"
                + " const end = Date.now() + " + LIMIT_MILLIS + "; let last = '';"
                + " const look = () => { let value;"
                + "  try { value = " + expression + "; last = value } catch (e) { last = e }"
                + "  if (value) done(value);"
                + "  else if (Date.now() > end) fail(new Error('not true in time, but ' + last));"
                + "  else setTimeout(look, 10) };"
                + " look() })");
    }

    /** Types text where the cursor is. */
    void type(String text) {
        tools.call("Input.insertText", Map.of("text", text));
    }

    /** Presses and releases a key, for example {@code press("Tab", 9)}. */
    void press(String key, int code) {
        press(key, code, 0);
    }

    void pressShift(String key, int code) {
        press(key, code, SHIFT);
    }

    private void press(String key, int code, int modifiers) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "rawKeyDown");
        event.put("key", key);
        event.put("windowsVirtualKeyCode", code);
        event.put("modifiers", modifiers);
        tools.call("Input.dispatchKeyEvent", event);
        event.put("type", "keyUp");
        tools.call("Input.dispatchKeyEvent", event);
    }

    /** Makes the window as large as given, whatever the screen is. */
    void resize(int width, int height) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Writes what the window shows to a PNG file. */
    @CanIgnoreReturnValue
    Screenshot screenshot(Path file) {
        byte[] png = Base64.getDecoder()
                .decode(tools.call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
        try {
            Files.write(file, png);
            return new Screenshot(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        tools.call("Page.close", Map.of());
        tools.close();
    }
}

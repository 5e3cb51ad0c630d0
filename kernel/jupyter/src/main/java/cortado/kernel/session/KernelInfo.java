package cortado.kernel.session;

import cortado.kernel.message.Header;
import cortado.kernel.message.KernelInfoReply;
import cortado.kernel.message.LanguageInfo;
import java.util.List;
import java.util.Map;

/** What the kernel says of itself. */
final class KernelInfo {
    private KernelInfo() {}

    static KernelInfoReply reply() {
        String packaged = KernelInfo.class.getPackage().getImplementationVersion();
        String version = packaged == null ? "0.1.0" : packaged;
        return new KernelInfoReply(
                "ok",
                Header.PROTOCOL,
                "cortado",
                version,
                LanguageInfo.java(),
                "Cortado " + version + ", Java " + System.getProperty("java.version"),
                List.of(Map.of(
                        "text", "Java API", "url", "https://docs.oracle.com/en/java/javase/17/docs/api/index.html")),
                false,
                List.of());
    }
}

package cortado.kernel.message;

import java.util.List;
import java.util.Map;

/**
 * Says what this kernel is.
 *
 * @param status {@code ok}
 * @param protocolVersion of Jupyter's messaging protocol
 * @param implementation name of the kernel
 * @param implementationVersion its version
 * @param languageInfo the language, for editors and notebook files
 * @param banner shown by consoles
 * @param helpLinks shown by the help menu
 * @param debugger whether debug requests are answered
 * @param supportedFeatures which optional parts of the protocol the kernel has
 */
public record KernelInfoReply(
        String status,
        String protocolVersion,
        String implementation,
        String implementationVersion,
        LanguageInfo languageInfo,
        String banner,
        List<Map<String, String>> helpLinks,
        boolean debugger,
        List<String> supportedFeatures)
        implements Content {}

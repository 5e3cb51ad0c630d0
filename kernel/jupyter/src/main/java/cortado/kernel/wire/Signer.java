package cortado.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks messages by HMAC; safe for any thread. An empty key turns signing off. */
final class Signer {
    private static final int REMEMBERED = 65_536;

    private final String algorithm;
    private final byte[] key;
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    Signer(String scheme, String key) {
        this.algorithm = scheme.toLowerCase(Locale.ROOT).replace("hmac-", "Hmac");
        this.key = key.getBytes(StandardCharsets.UTF_8);
        if (this.key.length > 0) {
            macs.get();
        }
    }

    /** Returns the signature of the parts as hexadecimal text. */
    byte[] sign(byte[]... parts) {
        if (key.length == 0) {
            return new byte[0];
        }
        Mac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns whether the signature is right and was not used before, so that a recorded message cannot be replayed. */
    boolean accepts(byte[] signature, byte[]... parts) {
        if (key.length == 0) {
            return true;
        }
        if (!MessageDigest.isEqual(signature, sign(parts))) {
            return false;
        }
        synchronized (seen) {
            return seen.add(new String(signature, StandardCharsets.US_ASCII));
        }
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(
                    "connection file: signature scheme '" + algorithm + "' is not known to this Java. Use hmac-sha256.",
                    unknown);
        }
    }
}

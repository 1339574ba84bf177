package assay.cluster.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads how a node's connections are protected. */
final class TlsSection {
    private TlsSection() {}

    static Tls tls(Section tls) {
        return new Tls(
                file(tls, "certificate"),
                file(tls, "key"),
                file(tls, "authorities"),
                tls.text("peer-name", "assay-node", "a DNS name", text -> text.matches("[A-Za-z0-9.-]{1,253}")),
                tls.duration("look-every", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofHours(1)));
    }

    private static Path file(Section tls, String key) {
        String text = tls.text(key, null, "a readable file in PEM", TlsSection::readable);
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static boolean readable(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0 && Files.isReadable(Path.of(text));
    }
}

package assay.cluster.config;

import assay.cluster.config.Access.Mode;
import assay.cluster.config.Access.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who is let in over HTTP. */
final class AccessSection {
    private static final int MILLION = 1_000_000;

    private AccessSection() {}

    /**
     * @param loopback whether nobody but programs of this machine reaches the node
     */
    static Access access(Section access, boolean loopback) {
        Mode mode = access.choice("mode", Mode.REQUIRED, Mode.class);
        if (mode == Mode.OPEN && !loopback) {
            access.contradiction("mode", "required, as network.hostname is no loopback address", "open");
        }
        Optional<Path> token = access.has("operator-token-file")
                ? Optional.of(Path.of(access.text("operator-token-file", null, "a file", AccessSection::usable))
                        .toAbsolutePath()
                        .normalize())
                : Optional.empty();
        Registration registration = access.choice("registration", Registration.OPEN, Registration.class);
        List<String> authorities = access.list(
                "authorities",
                "a name as in the field Host, such as market.example or market.example:8443",
                text -> text.matches("[A-Za-z0-9.\\[\\]:-]{1,260}") ? text.toLowerCase(Locale.ROOT) : null);
        return new Access(
                mode,
                token,
                registration,
                authorities,
                access.integer("requests-per-second", 500, 1, MILLION),
                access.integer("unknown-per-minute", 120, 1, MILLION),
                access.integer("registrations-per-minute", 60, 1, MILLION));
    }

    private static boolean usable(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }
}

package assay.domain.assignment;

import assay.domain.task.SpecViolation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address may say. Whatever stands in a task or a result is public for ever, so that an address which opens
 * something by itself is refused: credentials are named, never told.
 */
final class Addresses {
    /** The longest address, in characters (DecentralML). */
    static final int MAX_ADDRESS = 512;

    /** What the name of a secret looks like. */
    private static final Pattern SECRET = Pattern.compile("secret:[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

    private static final Pattern USER = Pattern.compile("^[a-z][a-z0-9+.-]*://[^/]*@.*");

    /** Names of parameters that carry a key, a signature or a password in what stores hand out as signed addresses. */
    private static final Pattern TOKEN = Pattern.compile(
            ".*[?&;#]([a-z0-9_-]*(token|secret|password|passwd|signature|credential|apikey|api_key|api-key|access_key|accesskey|accesskeyid)"
                    + "|sig|auth|key|pwd|pass|sas)=.*");

    private Addresses() {}

    /** What is wrong with {@code address}, found in {@code field}; {@code storage} is where it should be, if that was said. */
    static Optional<SpecViolation> wrong(String field, String address, Optional<StorageKind> storage) {
        if (address.length() > MAX_ADDRESS) {
            return Optional.of(new SpecViolation(
                    field, address.length() + " characters", "at most " + MAX_ADDRESS + " characters"));
        }
        // What is refused because it opens something is not repeated in the refusal.
        if (tellsSecret(address)) {
            String instead = "an address without user, password or token: name a secret instead, as secret:NAME";
            return Optional.of(new SpecViolation(field, SpecViolation.WITHHELD, instead));
        }
        if (address.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.of(new SpecViolation(field, quoted(address), "printable ASCII without blanks"));
        }
        return storage.filter(kind -> !kind.fits(address))
                .map(kind -> new SpecViolation(field, quoted(address), kind.form()));
    }

    private static boolean tellsSecret(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return USER.matcher(lower).matches() || TOKEN.matcher(lower).matches();
    }

    /** What is wrong with the name of a secret; nothing may be said. */
    static List<SpecViolation> secret(String field, String secret) {
        if (secret.isEmpty() || SECRET.matcher(secret).matches()) return List.of();
        String expected = "the name of a secret, as secret:NAME: the secret itself must never stand here";
        return List.of(new SpecViolation(field, SpecViolation.WITHHELD, expected));
    }

    static String quoted(String text) {
        return '"' + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + '"';
    }
}

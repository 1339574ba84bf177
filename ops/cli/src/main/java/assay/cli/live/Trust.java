package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates endpoints may show over HTTPS.
 *
 * @param authority a PEM file with the certificate that theirs go back to; the authorities Java knows when there is none
 */
public record Trust(Optional<Path> authority) {
    /** The environment variable that names the file. */
    public static final String VARIABLE = "ASSAY_AUTHORITY";

    /** The authorities Java knows. */
    public static final Trust USUAL = new Trust(Optional.empty());

    /** What was given, otherwise what {@link #VARIABLE} names, otherwise the usual authorities. */
    public static Trust find(@Nullable Path given) {
        if (given != null) return new Trust(Optional.of(given));
        return new Trust(Optional.ofNullable(System.getenv(VARIABLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of));
    }

    /** A client that believes them. */
    HttpClient client(Duration connectTimeout) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(connectTimeout);
        if (authority.isEmpty()) return client.build();
        try {
            return client.sslContext(Credentials.trusting(authority.get())).build();
        } catch (BadCertificate e) {
            throw Failure.of(
                            ExitCode.ARGUMENTS,
                            "bad-authority",
                            "the authority of the endpoints: " + e.getMessage(),
                            "name a PEM file by --authority, or by " + VARIABLE)
                    .because(e);
        }
    }
}

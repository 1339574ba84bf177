package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cryptography.certificate.Authority;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certificate authority}, {@code issue} and {@code show}: what the nodes of a cluster know each other by. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = "Make an authority for a cluster, and certificates for its nodes.",
        subcommands = {
            CertificateCommands.NewAuthority.class,
            CertificateCommands.Issue.class,
            CertificateCommands.Show.class
        })
final class CertificateCommands extends Group {
    private static final String PEER = "assay-node";
    private static final int MOST_DAYS = 36_500;

    @Command(
            name = "authority",
            mixinStandardHelpOptions = true,
            description =
                    "Make an authority: authority.key, which stays where it is, and authority.pem, for every node.")
    static final class NewAuthority extends Action {
        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to keep it.")
        Path out = Path.of("");

        @Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: ${DEFAULT-VALUE}).")
        String name = "assay";

        @Option(names = "--days", paramLabel = "N", description = "How long it signs (default: ${DEFAULT-VALUE}).")
        int days = 3_650;

        @Override
        Object perform(Output output) {
            if (!name.matches("[A-Za-z0-9 ._-]{1,64}")) {
                throw arguments("--name " + name + ": expected letters, digits, ' ', '.', '_' and '-'");
            }
            if (Authority.isIn(out)) {
                throw arguments(out + " holds an authority already: certificates it issued would be nobody's any more; "
                        + "choose another directory");
            }
            Authority made = Authority.create(name, Instant.now(), validity(days));
            try {
                made.write(out);
            } catch (IOException e) {
                throw unwritable(out, e);
            }
            output.say("an authority until "
                    + made.certificate().getNotAfter().toInstant() + " in " + out + ": keep authority.key to yourself, "
                    + "give authority.pem to every node");
            return shown(made.certificate(), out.resolve(Authority.CERTIFICATE));
        }
    }

    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description =
                    "Issue a certificate for a node: NAME.pem and NAME.key; an older one is replaced, and a node that "
                            + "runs takes up the new one by itself.")
    static final class Issue extends Action {
        @Parameters(paramLabel = "NAME", description = "What to call the files, for example node-1.")
        String name = "";

        @Option(names = "--authority", paramLabel = "DIR", required = true, description = "Where the authority is.")
        Path authority = Path.of("");

        @Option(
                names = "--for",
                paramLabel = "HOST",
                split = ",",
                description =
                        "DNS names and addresses the node is reached by; repeatable (default: localhost, 127.0.0.1).")
        List<String> hosts = List.of("localhost", "127.0.0.1");

        @Option(
                names = "--peer-name",
                paramLabel = "NAME",
                description = "tls.peer-name of the nodes (default: ${DEFAULT-VALUE}).")
        String peer = PEER;

        @Option(names = "--days", paramLabel = "N", description = "How long it is valid (default: ${DEFAULT-VALUE}).")
        int days = 90;

        @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: the authority's).")
        Path out = Path.of("");

        @Override
        Object perform(Output output) {
            if (!name.matches("[A-Za-z0-9._-]{1,64}") || name.equals("authority")) {
                throw arguments("NAME " + name + ": expected letters, digits, '.', '_' and '-', and not \"authority\"");
            }
            List<String> names = new ArrayList<>(List.of(peer));
            for (String host : hosts) {
                if (!host.matches("[A-Za-z0-9.:*-]{1,253}")) {
                    throw arguments("--for " + host + ": expected a DNS name or an address");
                }
                names.add(host);
            }
            Path directory = out.toString().isEmpty() ? authority : out;
            try {
                X509Certificate issued =
                        Authority.read(authority).issue(name, names, Instant.now(), validity(days), directory);
                Path file = directory.resolve(name + ".pem");
                output.say(file + ": for " + String.join(", ", names) + ", until "
                        + issued.getNotAfter().toInstant());
                return shown(issued, file);
            } catch (BadCertificate e) {
                throw Failure.of(
                        ExitCode.ARGUMENTS,
                        "bad-authority",
                        String.valueOf(e.getMessage()),
                        "make one: assay certificate authority --out DIR");
            } catch (IOException e) {
                throw unwritable(directory, e);
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show whose certificate a file holds, for which names, and how long it is valid.")
    static final class Show extends Action {
        @Parameters(paramLabel = "FILE", description = "A certificate in PEM.")
        Path file = Path.of("");

        @Override
        Object perform(Output output) {
            try {
                List<X509Certificate> certificates = Credentials.certificates(file);
                List<Map<String, Object>> all = new ArrayList<>();
                for (X509Certificate each : certificates) {
                    output.say(each.getSubjectX500Principal() + " by " + each.getIssuerX500Principal() + ", for "
                            + Credentials.names(each) + ", until "
                            + each.getNotAfter().toInstant());
                    all.add(shown(each, file));
                }
                return Map.of("certificates", all);
            } catch (BadCertificate e) {
                throw arguments(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Map<String, Object> shown(X509Certificate certificate, Path file) {
        return Map.of(
                "file", file.toString(),
                "subject", certificate.getSubjectX500Principal().getName(),
                "issuer", certificate.getIssuerX500Principal().getName(),
                "names", Credentials.names(certificate),
                "notBefore", certificate.getNotBefore().toInstant().toString(),
                "notAfter", certificate.getNotAfter().toInstant().toString());
    }

    private static Duration validity(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw arguments("--days " + days + ": expected 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(days);
    }

    private static Failure arguments(String message) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-argument", message, "assay certificate --help shows what there is");
    }

    private static Failure unwritable(Path directory, IOException e) {
        String message = "cannot write to " + directory + ": " + e;
        return Failure.of(ExitCode.FAILED, "no-place", message, "choose another directory with --out")
                .because(e);
    }
}

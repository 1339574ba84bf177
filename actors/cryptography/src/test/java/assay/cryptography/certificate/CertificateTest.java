package assay.cryptography.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final Path directory;
    private final Authority authority;
    private final Credentials.Files files;

    CertificateTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        authority = Authority.create("cluster", NOW, YEAR);
        authority.write(directory);
        issue(authority, Duration.ofDays(90));
        files = new Credentials.Files(at("node-1.pem"), at("node-1.key"), at(Authority.CERTIFICATE));
    }

    private void issue(Authority by, Duration validity) throws IOException {
        by.issue("node-1", List.of("assay-node", "127.0.0.1"), NOW, validity, directory);
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    @Test
    void whatAnAuthorityIssuesCanBeUsed() throws Exception {
        Credentials read = Credentials.read(files, NOW);
        assertThat(read.expires()).isEqualTo(NOW.plus(Duration.ofDays(90)));
        assertThat(Credentials.names(read.certificate())).containsExactly("assay-node");
        assertThat(read.context().getProtocol()).isEqualTo("TLS");
        assertThat(read.toString()).contains("CN=node-1").doesNotContain("PRIVATE");
    }

    @Test
    void keysAreForTheirOwnersEyesOnly() throws Exception {
        for (String key : List.of("node-1.key", "authority.key")) {
            assertThat(Files.getPosixFilePermissions(at(key))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void anAuthorityThatWasKeptGoesOnIssuing() throws Exception {
        issue(Authority.read(directory), Duration.ofDays(1));
        assertThat(Credentials.read(files, NOW).expires()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void aCertificateOutsideItsTimeIsRefused() {
        assertThatThrownBy(() -> Credentials.read(files, NOW.plus(Duration.ofDays(91))))
                .isInstanceOf(BadCertificate.class)
                .hasMessageContaining("node-1.pem: valid from")
                .hasMessageContaining("issue a new one");
        assertThatThrownBy(() -> Credentials.read(files, NOW.minus(Duration.ofDays(1))))
                .isInstanceOf(BadCertificate.class);
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() throws Exception {
        authority.issue("node-2", List.of("assay-node"), NOW, YEAR, directory);
        var crossed = new Credentials.Files(files.certificate(), at("node-2.key"), files.authorities());
        assertThatThrownBy(() -> Credentials.read(crossed, NOW))
                .isInstanceOf(BadCertificate.class)
                .hasMessageContaining("expected the key of")
                .hasMessageContaining("found another one");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        issue(Authority.create("elsewhere", NOW, YEAR), YEAR);
        assertThatThrownBy(() -> Credentials.read(files, NOW))
                .isInstanceOf(BadCertificate.class)
                .hasMessageContaining("CN=elsewhere");
    }

    @Test
    void whatIsNoCertificateAndNoKeyIsSaidToBeNone() throws Exception {
        Files.writeString(at("empty"), "nothing here\n");
        assertThatThrownBy(() -> Credentials.read(
                        new Credentials.Files(files.certificate(), at("empty"), files.authorities()), NOW))
                .hasMessageContaining("expected a private key");
        assertThatThrownBy(() ->
                        Credentials.read(new Credentials.Files(at("missing"), files.key(), files.authorities()), NOW))
                .hasMessageContaining("missing: expected certificates in PEM");
    }

    @Test
    void newFilesAreTakenUpAndBadOnesLeaveTheLastGoodInForce() throws Exception {
        Instant[] clock = {NOW};
        List<String> complaints = new ArrayList<>();
        RotatingCredentials rotating = RotatingCredentials.read(
                files, Duration.ofSeconds(1), () -> clock[0], bad -> complaints.add(bad.getMessage()));
        var first = rotating.context();

        issue(authority, Duration.ofDays(10));
        touch(1);
        assertThat(rotating.context()).as("before it looks again").isSameAs(first);
        clock[0] = NOW.plusSeconds(2);
        assertThat(rotating.current().expires()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(rotating.context()).isNotSameAs(first);

        Files.writeString(files.certificate(), "half a fi");
        touch(2);
        clock[0] = NOW.plusSeconds(4);
        assertThat(rotating.current().expires()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        clock[0] = NOW.plusSeconds(6);
        assertThat(rotating.current().expires()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(complaints).hasSize(1);
    }

    private void touch(int seconds) throws IOException {
        Files.setLastModifiedTime(files.certificate(), FileTime.from(NOW.plusSeconds(seconds)));
    }
}

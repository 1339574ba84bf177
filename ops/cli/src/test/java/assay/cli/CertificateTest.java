package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @Test
    void an_authority_is_made_once_and_issues_for_nodes(@TempDir Path directory) throws Exception {
        String authority = directory.resolve("authority").toString();
        assertThat(Command.run("certificate", "authority", "--out", authority, "--days", "30")
                        .exit())
                .isZero();
        String key = Files.readString(Path.of(authority, "authority.key"));
        Command again = Command.run("certificate", "authority", "--out", authority);
        assertThat(again.exit()).isEqualTo(4);
        assertThat(again.err()).contains("holds an authority already");
        assertThat(Files.readString(Path.of(authority, "authority.key"))).isEqualTo(key);

        Path out = directory.resolve("node-1");
        Command issued = Command.run(
                "certificate",
                "issue",
                "node-1",
                "--authority",
                authority,
                "--for",
                "host-1,10.0.0.1",
                "--out",
                out.toString());
        assertThat(issued.out()).contains("for assay-node, host-1, 10.0.0.1");
        Command shown =
                Command.run("certificate", "show", out.resolve("node-1.pem").toString(), "--json");
        JsonNode certificate = new ObjectMapper().readTree(shown.out()).at("/data/certificates/0");
        assertThat(certificate.path("subject").asText()).isEqualTo("CN=node-1");
        assertThat(certificate.path("issuer").asText()).isEqualTo("CN=assay");
        assertThat(certificate.path("names").toString()).isEqualTo("[\"assay-node\",\"host-1\"]");
        assertThat(certificate.path("notAfter").asText())
                .as("no certificate outlives its authority")
                .isEqualTo(new ObjectMapper()
                        .readTree(Command.run("certificate", "show", authority + "/authority.pem", "--json")
                                .out())
                        .at("/data/certificates/0/notAfter")
                        .asText());
        assertThat(shown.out() + shown.err()).doesNotContain("PRIVATE");
    }

    @Test
    void mistakes_are_said_and_nothing_is_made(@TempDir Path directory) {
        String there = directory.toString();
        assertThat(Command.run("certificate", "issue", "node-1", "--authority", there))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(4))
                .satisfies(
                        run -> assertThat(run.err()).contains("authority.pem").contains("certificate authority"));
        assertThat(Command.run("certificate", "authority", "--out", there, "--days", "0")
                        .exit())
                .isEqualTo(4);
        assertThat(Command.run("certificate", "authority", "--out", there, "--name", "a,O=b")
                        .exit())
                .isEqualTo(4);
        assertThat(directory).isEmptyDirectory();
    }
}

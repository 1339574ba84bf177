package assay.participant;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.ParticipantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private static final ParticipantId ANA = new ParticipantId("ana");

    @Test
    void isTheSameAfterARestart(@TempDir Path directory) throws IOException {
        Identity first = Identity.of(ANA, directory.resolve("identities"));

        assertThat(Identity.of(ANA, directory.resolve("identities"))).isEqualTo(first);
        assertThat(Identity.of(new ParticipantId("ben"), directory).secret()).isNotEqualTo(first.secret());
    }

    @Test
    void isReadableByItsOwnerOnlyAndNeverShown(@TempDir Path directory) throws IOException {
        Identity identity = Identity.of(ANA, directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ana.identity"))))
                .isEqualTo("rw-------");
        assertThat(identity.toString()).doesNotContain(identity.secret());
    }
}

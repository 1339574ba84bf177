package assay.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenFileTest {
    private final Token token = Token.fresh(new SecureRandom());

    private Path written(Path directory, String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("operator.token"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void aTokenIsReadFromAFileOfItsOwner(@TempDir Path directory) throws Exception {
        assertThat(OperatorTokenFile.read(written(directory, token.text() + "\n", "rw-------")))
                .isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aFileThatOthersMayReadIsNotUsed(String permissions, @TempDir Path directory) throws Exception {
        Path file = written(directory, token.text(), permissions);

        assertThatThrownBy(() -> OperatorTokenFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(token.secret());
    }

    @Test
    void whatIsNoTokenIsNotRepeated(@TempDir Path directory) throws Exception {
        Path file = written(directory, "secret of another kind", "rw-------");

        assertThatThrownBy(() -> OperatorTokenFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("another kind");
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(token.matches(token.secretSha256())).isTrue();
        assertThat(token.matches(Token.fresh(new SecureRandom()).secretSha256()))
                .isFalse();
    }
}

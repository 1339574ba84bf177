package assay.cluster.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The file in which the first operator's token of a cluster stands. */
final class OperatorTokenFile {
    private static final int MOST_BYTES = 1_024;
    private static final Set<PosixFilePermission> OWNERS = java.util.Collections.unmodifiableSet(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private OperatorTokenFile() {}

    /** Reads it; a message in the exception says what is wrong, never what was read. */
    static Token read(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(permissions)) {
            throw new IOException(
                    file + ": expected that nobody but its owner may touch it, found others may: chmod 600 " + file);
        }
        if (Files.size(file) > MOST_BYTES) throw new IOException(file + ": expected one token, found a larger file");
        Optional<Token> token =
                Token.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
        return token.orElseThrow(
                () -> new IOException(file + ": expected one token, assay_ and 16 hexadecimal digits, _"
                        + " and 43 characters of base64url, found something else"));
    }
}

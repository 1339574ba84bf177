package assay.cluster.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The first operator's token of a cluster, as whoever sets one up makes it. */
record OperatorToken(Path file, String text) {
    /** Makes one, in a file that nobody else can read; the one that is there already if there is. */
    static OperatorToken in(Path directory) throws IOException {
        Path file = directory.resolve("operator.token");
        if (Files.exists(file)) {
            return new OperatorToken(file, Files.readString(file).strip());
        }
        String text = random();
        Files.createDirectories(directory);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
        return new OperatorToken(file, text);
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[8];
        byte[] secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        return "assay_" + HexFormat.of().formatHex(id) + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What to write into a node's configuration. */
    String setting() {
        return "access.operator-token-file = \"" + file + "\"";
    }
}

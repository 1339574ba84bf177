package assay.participant;

import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * What makes a participant the same one after a restart: its key pair, kept in a file only its owner can read, and the
 * port at which its peers were told to reach it. A commitment made before a crash could not be revealed without it.
 *
 * @param publicKey Ed25519, X.509 encoding in base64
 * @param secret what the participant's policy draws its coins and salts from; never leaves the process
 * @param privateKey what it signs with
 * @param portFile where its port is kept
 */
public record Identity(ParticipantId name, String publicKey, String secret, PrivateKey privateKey, Path portFile) {
    private static final String PRIVATE_KEY = "private-key";
    private static final String PUBLIC_KEY = "public-key";

    /** Reads the identity of {@code name} from {@code directory}, or makes one and keeps it there. */
    public static Identity of(ParticipantId name, Path directory) throws IOException {
        Path file = directory.resolve(name + ".identity");
        if (!Files.exists(file)) create(file);
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(in);
        }
        String privateKey = kept.getProperty(PRIVATE_KEY);
        String publicKey = kept.getProperty(PUBLIC_KEY);
        if (privateKey == null || publicKey == null) {
            throw new IOException(file + ": expected a key pair, found none: remove the file to make a new one");
        }
        return new Identity(
                name,
                publicKey,
                Sha256.of("participant").with(privateKey).hex(),
                key(privateKey, file),
                directory.resolve(name + ".port"));
    }

    private static PrivateKey key(String base64, Path file) throws IOException {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause would repeat what stands in the file.
            throw new IOException(file
                    + ": expected an Ed25519 private key (PKCS #8 in base64): remove the file to make " + "a new one");
        }
    }

    private static void create(Path file) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
        Properties made = new Properties();
        Base64.Encoder base64 = Base64.getEncoder();
        made.setProperty(PRIVATE_KEY, base64.encodeToString(pair.getPrivate().getEncoded()));
        made.setProperty(PUBLIC_KEY, base64.encodeToString(pair.getPublic().getEncoded()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            made.store(out, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port at which its peers were told to reach it; 0 when they were told of none. */
    public int port() {
        try {
            int port = Integer.parseInt(Files.readString(portFile).strip());
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (IOException | NumberFormatException e) {
            // None was kept: another one does as well, for whoever has registered nowhere yet.
            return 0;
        }
    }

    /** Keeps {@code port} for the next start: peers that were told of it would ring in vain at another. */
    public void keep(int port) throws IOException {
        Files.writeString(portFile, port + "\n");
    }

    // The secret stays out of logs.
    @Override
    public String toString() {
        return name.toString();
    }
}

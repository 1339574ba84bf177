package assay.journal.cassandra;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who we are to the database, from a file of two lines, {@code username = …} and {@code password = …}, that not everybody
 * may read.
 */
public final class DatabaseUser {
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";

    private final String username;
    private final String password;

    private DatabaseUser(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException when it cannot be used; the message says what to do, and nothing of what is in it
     */
    public static DatabaseUser read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            throw new IOException(file + " can be read by everybody: chmod o-rwx it");
        }
        Properties found = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            found.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " has a malformed escape: write a backslash twice", e);
        }
        Set<String> others = new TreeSet<>(found.stringPropertyNames());
        others.removeAll(Set.of(USERNAME, PASSWORD));
        String username = found.getProperty(USERNAME, "");
        String password = found.getProperty(PASSWORD, "");
        if (!others.isEmpty() || username.isEmpty() || password.isEmpty()) {
            throw new IOException(file + ": expected two lines, " + USERNAME + " = … and " + PASSWORD + " = …");
        }
        return new DatabaseUser(username, password);
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "user " + username;
    }
}

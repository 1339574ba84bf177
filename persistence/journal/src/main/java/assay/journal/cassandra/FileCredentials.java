package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.auth.PlainTextAuthProviderBase;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverOption;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tells the driver who we are, from a file that is read anew for each connection: a password changes without a restart,
 * and is in no configuration that somebody could print.
 */
public final class FileCredentials extends PlainTextAuthProviderBase {
    /** Where the driver is told the file. */
    static final DriverOption FILE = () -> "assay.credentials-file";

    private final Path file;

    /** Made by the driver. */
    public FileCredentials(DriverContext context) {
        super(context.getSessionName());
        this.file = Path.of(context.getConfig().getDefaultProfile().getString(FILE));
    }

    /** What the driver of an actor system has to be told, so that it reads {@code file}. */
    public static Map<String, String> settings(Path file) {
        String driver = "datastax-java-driver.";
        return Map.of(
                driver + DefaultDriverOption.AUTH_PROVIDER_CLASS.getPath(),
                FileCredentials.class.getName(),
                driver + FILE.getPath(),
                file.toString());
    }

    @Override
    protected Credentials getCredentials(EndPoint endPoint, String serverAuthenticator) {
        try {
            DatabaseUser found = DatabaseUser.read(file);
            return new Credentials(
                    found.username().toCharArray(), found.password().toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}

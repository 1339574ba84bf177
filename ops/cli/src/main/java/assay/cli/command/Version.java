package assay.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Assay this is, and on which Java it runs. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"assay " + number(), "Java " + System.getProperty("java.version")};
    }

    /** The version of this build. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

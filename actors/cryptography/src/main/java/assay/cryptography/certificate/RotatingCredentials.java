package assay.cryptography.certificate;

import assay.cryptography.certificate.Credentials.Files;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Credentials that are read again when their files change, so that certificates are renewed on a node that runs:
 * connections made from then on show the new ones. Files that cannot be used leave the last good ones in force.
 */
public final class RotatingCredentials {
    private final Files files;
    private final Duration lookEvery;
    private final InstantSource clock;
    private final Consumer<BadCertificate> complaints;
    private Held held;
    private List<FileTime> seen;
    private Instant looked;

    private record Held(Credentials credentials, SSLContext context) {
        static Held of(Credentials credentials) {
            return new Held(credentials, credentials.context());
        }
    }

    private RotatingCredentials(
            Files files, Duration lookEvery, InstantSource clock, Consumer<BadCertificate> complaints, Held held) {
        this.files = files;
        this.lookEvery = lookEvery;
        this.clock = clock;
        this.complaints = complaints;
        this.held = held;
        this.seen = changed(files);
        this.looked = clock.instant();
    }

    /**
     * Reads {@code files} for the first time.
     *
     * @param lookEvery how long a change may stay unnoticed
     * @param complaints hears, once for each change, why new files are not used
     */
    public static RotatingCredentials read(
            Files files, Duration lookEvery, InstantSource clock, Consumer<BadCertificate> complaints)
            throws BadCertificate {
        Credentials first = Credentials.read(files, clock.instant());
        return new RotatingCredentials(files, lookEvery, clock, complaints, Held.of(first));
    }

    /** Those in force now. */
    public synchronized Credentials current() {
        look();
        return held.credentials();
    }

    /** A context that shows and believes what is in force now. */
    public synchronized SSLContext context() {
        look();
        return held.context();
    }

    private void look() {
        Instant now = clock.instant();
        if (now.isBefore(looked.plus(lookEvery))) return;
        looked = now;
        List<FileTime> times = changed(files);
        if (times.equals(seen)) return;
        seen = times;
        try {
            held = Held.of(Credentials.read(files, now));
        } catch (BadCertificate e) {
            complaints.accept(e);
        }
    }

    private static List<FileTime> changed(Files files) {
        List<FileTime> times = new ArrayList<>();
        for (Path each : List.of(files.certificate(), files.key(), files.authorities())) {
            try {
                times.add(java.nio.file.Files.getLastModifiedTime(each));
            } catch (IOException e) {
                // A file that is being replaced: it will have a time again at the next look.
                times.add(FileTime.fromMillis(0));
            }
        }
        return times;
    }
}

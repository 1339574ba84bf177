package assay.runtime;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How hosts behave; the defaults stand in {@code assay-runtime.conf}.
 *
 * @param firstResend how long a request waits for its answer before it is sent again; doubles with every attempt
 * @param longestResend the longest such wait
 * @param unusedAfter an entity that nobody asked for this long, and that owes nothing to anybody, is let go
 * @param snapshotEvery entries between snapshots
 * @param snapshotsKept snapshots kept
 * @param waitingCommands commands of one entity that may wait at once; more are told {@link Busy}
 * @param firstRestart pause before an entity whose journal failed is tried again; doubles
 * @param longestRestart the longest such pause
 */
public record HostSettings(
        Duration firstResend,
        Duration longestResend,
        Duration unusedAfter,
        int snapshotEvery,
        int snapshotsKept,
        int waitingCommands,
        Duration firstRestart,
        Duration longestRestart) {
    /** Reads the section {@code assay.runtime.host} of {@code config}. */
    public static HostSettings of(Config config) {
        Config host = config.getConfig("assay.runtime.host");
        return new HostSettings(
                host.getDuration("first-resend"),
                host.getDuration("longest-resend"),
                host.getDuration("unused-after"),
                host.getInt("snapshot-every"),
                host.getInt("snapshots-kept"),
                host.getInt("waiting-commands"),
                host.getDuration("first-restart"),
                host.getDuration("longest-restart"));
    }
}

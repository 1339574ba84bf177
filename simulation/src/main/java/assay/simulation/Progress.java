package assay.simulation;

import java.time.Duration;

/** Hears how far a run has come. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (simulated, horizon, entries) -> {};

    /** Virtual time has reached {@code simulated} after the start; called about once for every second of it. */
    void reached(Duration simulated, Duration horizon, long entries);
}

package assay.runtime;

import java.time.InstantSource;

/** What a host needs besides its entity. */
public record Surroundings(
        Post post, WriterEpochs epochs, InstantSource clock, HostMetrics metrics, HostSettings settings, Ward ward) {}

package assay.journal.view;

import java.time.Instant;

/**
 * How much of the journal rows include.
 *
 * @param boardEntry entries of the notice board that were followed: later announcements are not known
 * @param asOf everything that known tasks had written by then is included
 */
public record Freshness(long boardEntry, Instant asOf) {
    /** Nothing has been read yet. */
    public static final Freshness NONE = new Freshness(0, Instant.EPOCH);
}

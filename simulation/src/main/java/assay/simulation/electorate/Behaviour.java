package assay.simulation.electorate;

import java.util.Locale;

/** How a candidate votes. */
public enum Behaviour {
    /** Never votes at all. */
    SILENT,
    /** Waits until everybody else has voted, looks at the count, and joins the smaller side. */
    LATE,
    /** Votes as its group has agreed: half of those who are left for one side, half for the other. */
    VOTE_SPLITTER,
    /** Tosses a coin of its own. */
    HONEST;

    /** As files and envelopes write it: {@code vote-splitter}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package assay.simulation.electorate;

/** How a candidate votes. */
public enum Behaviour {
    /** Never votes at all. */
    SILENT,
    /** Waits until everybody else has voted, looks at the count, and joins the smaller side. */
    LATE,
    /** Votes as its group has agreed: half of those who are left for one side, half for the other. */
    COLLUDER,
    /** Tosses a coin of its own. */
    HONEST
}

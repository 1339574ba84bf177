package assay.simulation.host;

/** What kind of thing happens. The declaration order decides between things that happen to one address at one time. */
public enum Kind {
    FAULT,
    RESTART,
    STORED,
    TIMER,
    REPLY,
    REQUEST,
    OUTSIDE,
    QUERY,
    ANSWER,
    RESEND;

    /** Random bits of its own, the same in every run. */
    final long bits = Mix.of(name());
}

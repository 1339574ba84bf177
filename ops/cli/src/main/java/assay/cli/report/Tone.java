package assay.cli.report;

/** What a colour says. */
public enum Tone {
    /** Nothing: the next colour of the palette. */
    NEXT,
    GOOD,
    BAD,
    /** Something to compare with. */
    MUTED,
    ACCENT,
    /** Stands out from all others. */
    STRONG
}

package assay.domain.reputation;

/** How often somebody did something in one task. */
public record Testimony(Deed deed, int times) {}

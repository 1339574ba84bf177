package assay.domain.reputation;

/**
 * What a task asks of the reputation of those who work for it.
 *
 * @param kept whether the task looks at reputations at all, and says afterwards how its people did
 * @param minimumMicros the lowest {@linkplain Reputation#lowerBoundMicros lower bound}, in 10⁻⁶
 * @param newcomers how many {@linkplain Reputation#newcomer newcomers} it takes all the same
 */
public record StandingRules(boolean kept, long minimumMicros, int newcomers) {
    /** Nobody is looked at. */
    public static StandingRules unsaid() {
        return new StandingRules(false, 0, 0);
    }
}

package assay.domain.miner;

import assay.domain.board.Listing;
import assay.domain.reputation.Reputation;
import assay.domain.reputation.StandingRules;
import java.util.List;

/**
 * What a task asks of whoever wants to work for it, besides a stake.
 *
 * @param needs capabilities that must be declared
 * @param reputation what is asked of it
 * @param newcomer whether a newcomer may have one of the places that are kept for newcomers
 */
public record Admission(List<String> needs, StandingRules reputation, boolean newcomer) {
    public Admission {
        needs = List.copyOf(needs);
    }

    /** Nothing is asked. */
    public static Admission unsaid() {
        return new Admission(List.of(), StandingRules.unsaid(), false);
    }

    /** What {@code task} asks of everybody. */
    public static Admission to(Listing task) {
        return new Admission(task.needs(), task.reputation(), false);
    }

    /** The same, for a newcomer for whom there is a place. */
    public Admission asNewcomer() {
        return new Admission(needs, reputation, true);
    }

    /** Whether nothing is asked. */
    public boolean isOpen() {
        return needs.isEmpty() && !reputation.kept();
    }

    /** Whether {@code known} is as good as asked. */
    boolean satisfiedBy(Reputation known) {
        if (!reputation.kept() || known.lowerBoundMicros() >= reputation.minimumMicros()) return true;
        return newcomer && known.newcomer();
    }
}

package assay.domain.task;

import assay.domain.reputation.StandingRules;
import java.util.List;

/**
 * What a client tells miners about a task before they join (OpenMined's campaign).
 *
 * @param input what the data must look like; empty when not said
 * @param output what the model must answer; empty when not said
 * @param algorithm how the client would train; empty when not said
 * @param needs capabilities that a miner must have said it has
 * @param filler whether nobody pays: the task keeps idle miners busy, and is marked
 * @param reputation what is asked of a miner's reputation
 */
public record Campaign(
        String input, String output, String algorithm, List<String> needs, boolean filler, StandingRules reputation) {
    public Campaign {
        needs = List.copyOf(needs);
    }

    /** One that looks at no reputation. */
    public Campaign(String input, String output, String algorithm, List<String> needs, boolean filler) {
        this(input, output, algorithm, needs, filler, StandingRules.unsaid());
    }

    /** The same, asking for these capabilities. */
    public Campaign withNeeds(List<String> other) {
        return new Campaign(input, output, algorithm, other, filler, reputation);
    }

    /** The same, paid or not. */
    public Campaign withFiller(boolean other) {
        return new Campaign(input, output, algorithm, needs, other, reputation);
    }

    /** The same, asking this of reputations. */
    public Campaign with(StandingRules other) {
        return new Campaign(input, output, algorithm, needs, filler, other);
    }

    /** Nothing is said. */
    public static Campaign unsaid() {
        return new Campaign("", "", "", List.of(), false);
    }
}

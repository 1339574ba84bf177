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
 * @param weights content address of the weights that training starts from; empty for weights drawn by the recipe
 */
public record Campaign(
        String input,
        String output,
        String algorithm,
        List<String> needs,
        boolean filler,
        StandingRules reputation,
        String weights) {
    public Campaign {
        needs = List.copyOf(needs);
    }

    /** One that starts from weights drawn by the recipe. */
    public Campaign(
            String input,
            String output,
            String algorithm,
            List<String> needs,
            boolean filler,
            StandingRules reputation) {
        this(input, output, algorithm, needs, filler, reputation, "");
    }

    /** The same, starting from the weights at this content address. */
    public Campaign withWeights(String other) {
        return new Campaign(input, output, algorithm, needs, filler, reputation, other);
    }

    /** One that looks at no reputation. */
    public Campaign(String input, String output, String algorithm, List<String> needs, boolean filler) {
        this(input, output, algorithm, needs, filler, StandingRules.unsaid());
    }

    /** The same, asking for these capabilities. */
    public Campaign withNeeds(List<String> other) {
        return new Campaign(input, output, algorithm, other, filler, reputation, weights);
    }

    /** The same, paid or not. */
    public Campaign withFiller(boolean other) {
        return new Campaign(input, output, algorithm, needs, other, reputation, weights);
    }

    /** The same, asking this of reputations. */
    public Campaign with(StandingRules other) {
        return new Campaign(input, output, algorithm, needs, filler, other, weights);
    }

    /** Nothing is said. */
    public static Campaign unsaid() {
        return new Campaign("", "", "", List.of(), false);
    }
}

package assay.domain.task;

import java.util.List;

/**
 * What a client tells miners about a task before they join (OpenMined's campaign).
 *
 * @param input what the data must look like; empty when not said
 * @param output what the model must answer; empty when not said
 * @param algorithm how the client would train; empty when not said
 * @param needs capabilities that a miner must have said it has
 * @param filler whether nobody pays: the task keeps idle miners busy, and is marked
 */
public record Campaign(String input, String output, String algorithm, List<String> needs, boolean filler) {
    public Campaign {
        needs = List.copyOf(needs);
    }

    /** Nothing is said. */
    public static Campaign unsaid() {
        return new Campaign("", "", "", List.of(), false);
    }
}

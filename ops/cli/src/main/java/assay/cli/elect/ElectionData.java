package assay.cli.elect;

import assay.domain.election.MinorityRule;
import java.util.List;
import java.util.Map;

/**
 * What the envelope of {@code elect} says.
 *
 * @param traceHash of the first election; equal when everything went the same way
 * @param members of the first election, numbers from 0
 * @param drawn of how many elections lots decided the end
 * @param failed in how many elections too few voted
 * @param cycles of the first election
 * @param elected who got how many seats, by behaviour, all elections together
 * @param messages all elections together, 0 when votes were only counted
 */
public record ElectionData(
        long seed,
        int nodes,
        int elections,
        String traceHash,
        List<Integer> members,
        int drawn,
        int failed,
        List<MinorityRule.Cycle> cycles,
        Map<String, Seats> elected,
        long messages,
        double wallSeconds) {
    /**
     * The seats of one behaviour.
     *
     * @param candidates how many behave like this
     * @param candidateShare how large a part of all candidates they are
     * @param share how large a part of a committee they are, on average over the elections that did not fail
     * @param margin half the width of the 95 % confidence interval of the share, over elections; 1 for fewer than two
     */
    public record Seats(int candidates, double candidateShare, int seats, double share, double margin) {}
}

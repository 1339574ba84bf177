package assay.simulation.electorate;

import assay.domain.election.MinorityRule;
import assay.simulation.kernel.RollingHash;
import java.util.List;

/**
 * What an election came to.
 *
 * @param cycles every cycle that was counted, in order; none when there was room for all
 * @param members who was elected, in order; none when the election failed
 * @param drawn whether lots decided in the end
 * @param messages how many messages were sent, 0 when it was counted over bits
 * @param traceHash equal for elections that went the same way, event by event
 */
public record Election(
        Electorate electorate,
        List<MinorityRule.Cycle> cycles,
        List<Integer> members,
        boolean drawn,
        long messages,
        long traceHash) {
    public Election {
        cycles = List.copyOf(cycles);
        members = List.copyOf(members);
    }

    /** How many of the members behave like this. */
    public int elected(Behaviour behaviour) {
        int count = 0;
        for (int member : members) {
            if (electorate.blocs().of(member) == behaviour) count++;
        }
        return count;
    }

    /** How long it took in ticks: every cycle stays open until all that was sent in it has arrived. */
    public long ticks() {
        return (long) cycles.size() * electorate.links().cycleTicks();
    }

    /** The trace hash as 16 hexadecimal digits. */
    public String hex() {
        return RollingHash.hex(traceHash);
    }
}

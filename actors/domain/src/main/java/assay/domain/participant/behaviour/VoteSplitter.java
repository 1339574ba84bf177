package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * One of a coalition that always has half of its votes on either side, whichever wins: cycle c takes bit c − 1 of each
 * one's rank, so those who stay split evenly again in the next (the remark on coalitions in rules.md, section 3). Needs no
 * sight of others' votes, so sealing them does not help.
 *
 * @param honest does the rest
 * @param rank its number in the coalition, from 0
 * @param size how many they are
 */
public record VoteSplitter(Policy honest, int rank, int size) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        Action usual = honest.respond(sight, now).action();
        Work work = sight.work();
        return Ballots.isVote(work) ? Ballots.with(work, usual, side(Ballots.cycle(work))) : usual;
    }

    private int side(int cycle) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
        return rank >> (cycle - 1) % bits & 1;
    }
}

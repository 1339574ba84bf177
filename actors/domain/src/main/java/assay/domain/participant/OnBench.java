package assay.domain.participant;

import assay.domain.entity.ParticipantId;
import java.time.Instant;

/**
 * A miner that the lots of an election may seat among the verifiers: then it answers as {@link HonestVerifier} does, with
 * the seed chain that it committed to when it registered.
 *
 * @param inner does all other work
 * @param verifier does the work of a verifier; it enrols nowhere
 */
public record OnBench(Policy inner, HonestVerifier verifier) implements Policy {
    /** One that has the name {@code self}. */
    public OnBench(Policy inner, ParticipantId self, String secret) {
        this(inner, new HonestVerifier(self, secret));
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        if (verifies(sight.work()))
            return new Turn(this, verifier.respond(sight, now).action());
        Turn turn = inner.respond(sight, now);
        return new Turn(new OnBench(turn.next(), verifier), turn.action());
    }

    private static boolean verifies(Work work) {
        return work instanceof Work.GiveSeed || !HonestVerifier.checks(work).isEmpty();
    }
}

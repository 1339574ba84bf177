package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.Sight;
import assay.domain.verification.Check;
import assay.domain.verification.Verdict.Opinion;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Says of everything that it holds, and does nothing again: the verifier's dilemma of L. Luu, J. Teutsch, R. Kulkarni, P.
 * Saxena, Demystifying incentives in the consensus computer (CCS 2015).
 *
 * @param honest knows how things have to be said
 */
public record LazyVerifier(HonestVerifier honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        List<Check> checks = HonestVerifier.checks(sight.work());
        if (checks.isEmpty()) return honest.respond(sight, now).action();
        return honest.judged(sight.work(), Collections.nCopies(checks.size(), Opinion.HOLDS));
    }
}

package assay.domain.verification;

import assay.domain.content.Cid;
import java.util.Optional;

/**
 * A message of iterations as it stands in the record: what went in, and what is said to have come of it.
 *
 * @param place which of the round's messages it is, from 0: its maps are the log's at this place
 * @param from how many messages of the round its member had dealt with before
 * @param to how many it had dealt with when it began: those between, as far as they are others', were applied first
 * @param fresh whether it is its member's first of the round
 * @param before the state that it goes on from; empty where there was no residual yet
 * @param after the state that it ends in
 * @param first the number of its first iteration, through all rounds
 * @param transcript of its iterations: the states inside it are sealed
 */
public record Message(
        int place,
        int from,
        int to,
        boolean fresh,
        Optional<Cid> before,
        Cid after,
        int first,
        Transcript transcript) {}

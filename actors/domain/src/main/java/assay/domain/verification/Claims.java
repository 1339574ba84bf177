package assay.domain.verification;

import assay.domain.training.WeightedUpdate;
import java.util.List;

/**
 * What is checked of a round.
 *
 * @param log all messages of the round, in the order recorded, where iterations are checked
 */
public record Claims(List<Claim> all, List<WeightedUpdate> log) {
    public Claims {
        all = List.copyOf(all);
        log = List.copyOf(log);
    }
}

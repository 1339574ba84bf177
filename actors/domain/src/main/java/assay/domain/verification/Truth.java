package assay.domain.verification;

import assay.domain.content.Cid;
import java.util.List;

/**
 * What a solver had committed to, shown after the verdicts.
 *
 * @param sample the sample's number
 * @param after the state after the stretch
 * @param proof that it is the committed one
 */
public record Truth(int sample, Cid after, List<String> proof) {
    public Truth {
        proof = List.copyOf(proof);
    }
}

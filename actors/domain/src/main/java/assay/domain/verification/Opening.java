package assay.domain.verification;

import assay.domain.content.Cid;
import java.util.List;

/**
 * A sampled stretch as its solver shows it to those who check it.
 *
 * @param sample the sample's number
 * @param before the state before it
 * @param salt of the leaf of that state
 * @param proof that it is the committed one
 * @param claimed the state after it; whether that is the committed one is shown only after the verdicts
 */
public record Opening(int sample, Cid before, String salt, List<String> proof, Cid claimed) {
    public Opening {
        proof = List.copyOf(proof);
    }
}

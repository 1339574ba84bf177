package assay.domain.assignment;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;

/**
 * How evaluators are asked for the score of a result: by a measurement whose strategy is {@link #STRATEGY} and whose base
 * is the result; its error is what the score leaves to 1.
 */
public final class Scores {
    /** No strategy of aggregation: the base is a result to be scored. */
    public static final String STRATEGY = "score";

    private Scores() {}

    /** The content address of a result: its own if it lies in the market's store, otherwise the hash of what was handed in. */
    public static Cid address(Delivery delivery) {
        boolean stored = delivery.storage().filter(StorageKind.CONTENT::equals).isPresent();
        if (stored) return new Cid(delivery.address());
        String hash = Sha256.of("result")
                .with(delivery.text())
                .with(delivery.address())
                .hex();
        return new Cid("sha256-" + hash);
    }
}

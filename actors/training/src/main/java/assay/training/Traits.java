package assay.training;

import assay.domain.content.Cid;
import assay.domain.training.JobFailed;
import assay.domain.training.ResidualRules;
import assay.domain.training.Trait;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What updates do to their base: words up and down of message maps; of whole models the parameters that move by more than a
 * tenth of the root mean square of the base's.
 */
final class Traits {
    private static final double NOTICEABLE = 0.1;
    private static final Trait NOTHING = new Trait(0, 0);

    private Traits() {}

    static List<Trait> of(Contents contents, String strategy, Cid base, List<WeightedUpdate> updates) throws JobFailed {
        List<Trait> traits = new ArrayList<>();
        Parameters from = contents.model(base);
        for (WeightedUpdate update : updates) traits.add(of(contents, strategy, from, update));
        return traits;
    }

    /** What is no update moves nothing. */
    private static Trait of(Contents contents, String strategy, Parameters base, WeightedUpdate update)
            throws JobFailed {
        try {
            if (strategy.equals(ResidualRules.STRATEGY)) {
                Optional<MessageMaps> maps = contents.mapsIfAny(update, Flat.count(base.shapes()));
                return maps.map(found -> new Trait(found.ups(), found.words() - found.ups()))
                        .orElse(NOTHING);
            }
            Optional<Parameters> model = contents.modelIfThere(update.update());
            if (model.isEmpty()) return NOTHING;
            Vectors.checkShape(update.update().text(), base, model.get());
            return moved(Flat.of(base), Flat.of(model.get()));
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return NOTHING;
            throw e;
        }
    }

    static Trait moved(float[] from, float[] to) {
        double squares = 0;
        for (float each : from) squares += (double) each * each;
        double least = NOTICEABLE * StrictMath.sqrt(squares / Math.max(1, from.length));
        long ups = 0;
        long downs = 0;
        for (int i = 0; i < from.length; i++) {
            double moved = (double) to[i] - from[i];
            if (moved > least) ups++;
            else if (moved < -least) downs++;
        }
        return new Trait(ups, downs);
    }
}

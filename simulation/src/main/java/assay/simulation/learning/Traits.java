package assay.simulation.learning;

import assay.domain.entity.Sha256;
import assay.domain.training.ResidualRules;
import assay.domain.training.Trait;
import assay.domain.training.WeightedUpdate;
import java.util.List;

/**
 * How many of ten thousand parameters an update would move noticeably: the more, the further it goes, half of them either
 * way. Whoever turns around what it has learned, or learned the wrong thing, moves as many as everybody else. Of message maps
 * it knows only how many words they are said to have, and takes half of them for either way.
 */
final class Traits {
    private static final double ONE = 1_000_000;
    private static final double HALF = 5_000;
    /**
     * How far an update goes that moves every other parameter. On the bundled digits the real trainer counts about 0.15 of
     * all parameters either way in an update of 90 samples, and a third when that is multiplied by ten; this gives 0.15 and
     * 0.4.
     */
    private static final double HALFWAY = 5;
    /** By how many parameters equal training differs. */
    private static final double SPREAD = 25;

    private Traits() {}

    static List<Trait> of(String strategy, List<WeightedUpdate> updates) {
        if (strategy.equals(ResidualRules.STRATEGY)) {
            return updates.stream().map(Traits::ofMaps).toList();
        }
        return updates.stream()
                .map(update -> Footprint.at(update.update()).map(Traits::of).orElse(new Trait(0, 0)))
                .toList();
    }

    private static Trait ofMaps(WeightedUpdate maps) {
        if (Footprint.at(maps.update()).filter(made -> !made.idle()).isEmpty()) return new Trait(0, 0);
        return new Trait(maps.samples() - maps.samples() / 2, maps.samples() / 2);
    }

    private static Trait of(Footprint update) {
        double learned = StrictMath.abs(update.scaleMicros() / ONE) * update.displacementMicros() / ONE;
        double noise = update.noiseMicros() / ONE;
        double way = StrictMath.sqrt(learned * learned + noise * noise);
        double share = way / (way + HALFWAY);
        return new Trait(counted(update, share, "up"), counted(update, share, "down"));
    }

    private static long counted(Footprint update, double share, String way) {
        double chance = share == 0 ? 0 : SPREAD * Luck.normal(Sha256.of(way).with(update.hash()));
        return StrictMath.round(StrictMath.max(0, StrictMath.min(HALF, HALF * share + chance)));
    }
}

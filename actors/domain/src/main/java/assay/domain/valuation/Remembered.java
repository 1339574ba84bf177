package assay.domain.valuation;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** A game that values no coalition twice: that is what valuations spend their time with. */
final class Remembered<X extends Exception> implements Game<X> {
    private final Game<X> game;
    private final Map<BitSet, Long> known = new LinkedHashMap<>();

    Remembered(Game<X> game) {
        this.game = game;
    }

    @Override
    public int players() {
        return game.players();
    }

    @Override
    public long worthMicros(BitSet coalition) throws X {
        if (coalition.isEmpty()) return 0;
        Long earlier = known.get(coalition);
        if (earlier != null) return earlier;
        long worth = game.worthMicros(coalition);
        known.put((BitSet) coalition.clone(), worth);
        return worth;
    }

    /** What all players together are worth. */
    long whole() throws X {
        BitSet all = new BitSet();
        all.set(0, players());
        return worthMicros(all);
    }

    long coalitions() {
        return known.size();
    }
}

package assay.domain.valuation;

import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Values the players of a game, by the methods that a task can name. */
public final class Worth {
    private Worth() {}

    /** As {@code valuation} says. Shapley values are exact up to {@link Shapley#MAX_EXACT} players, and sampled above. */
    public static <X extends Exception> Values of(Game<X> game, Valuation valuation) throws X {
        return switch (valuation.method()) {
            case NONE -> new Values(List.of(), 0, 0);
            case ALONE -> alone(game);
            case LEAVE_ONE_OUT -> leaveOneOut(game);
            case SHAPLEY ->
                game.players() <= Shapley.MAX_EXACT
                        ? Shapley.exact(game)
                        : Shapley.sampled(
                                game, valuation.permutations(), valuation.toleranceMicros(), valuation.seed());
        };
    }

    /** What each player is worth by itself. */
    public static <X extends Exception> Values alone(Game<X> game) throws X {
        Remembered<X> known = new Remembered<>(game);
        List<Long> values = new ArrayList<>();
        for (int player = 0; player < game.players(); player++) {
            BitSet self = new BitSet();
            self.set(player);
            values.add(known.worthMicros(self));
        }
        return new Values(values, 0, known.coalitions());
    }

    /** What the absence of each player would cost all the others. */
    public static <X extends Exception> Values leaveOneOut(Game<X> game) throws X {
        Remembered<X> known = new Remembered<>(game);
        List<Long> values = new ArrayList<>();
        for (int player = 0; player < game.players(); player++) {
            BitSet others = new BitSet();
            others.set(0, game.players());
            others.clear(player);
            values.add(known.whole() - known.worthMicros(others));
        }
        return new Values(values, 0, known.coalitions());
    }
}

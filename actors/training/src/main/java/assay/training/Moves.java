package assay.training;

import java.util.List;

/**
 * A model as message maps have moved it: the model that the round started from, and for each parameter how many steps it
 * has been moved. Steps are counted and not added up, so whoever has applied the same maps has the same model to the bit,
 * in whichever order they came.
 */
final class Moves {
    private static final double PICOS = 1e12;

    private final List<Parameters.Shape> shapes;
    private final float[] base;
    private final int[] counts;
    private final float[] moved;
    private final double step;

    /**
     * Goes on from {@code counts}, which become its own.
     *
     * @param stepPicos how far one step is, in 10⁻¹²
     */
    Moves(Parameters base, int[] counts, long stepPicos) {
        this.shapes = base.shapes();
        this.base = Flat.of(base);
        this.counts = counts;
        this.moved = this.base.clone();
        this.step = stepPicos / PICOS;
        for (int i = 0; i < counts.length; i++) if (counts[i] != 0) place(i);
    }

    /** From {@code base}, unmoved. */
    Moves(Parameters base, long stepPicos) {
        this(base, new int[Math.toIntExact(Flat.count(base.shapes()))], stepPicos);
    }

    int[] counts() {
        return counts;
    }

    /** Moves by {@code map}: against the gradient. */
    void apply(MessageMap map) {
        for (int i = 0; i < map.size(); i++) {
            int place = map.place(i);
            counts[place] += map.sign(i);
            place(place);
        }
    }

    void apply(MessageMaps maps) {
        for (MessageMap map : maps.maps()) apply(map);
    }

    private void place(int i) {
        moved[i] = (float) (base[i] - step * counts[i]);
    }

    Parameters model() {
        return Flat.parameters(shapes, moved);
    }

    String hash() {
        return Flat.hash(moved);
    }
}

package assay.training;

import assay.domain.training.JobFailed;

/**
 * The aggregation strategy {@code message-map}: the base, moved by all message maps. There is no mean in it and no weight:
 * each member sends only what has grown beyond τ.
 */
final class MapSum implements Aggregation {
    private final Moves moves;
    private final long parameters;

    /** For maps whose words move a parameter by {@code stepPicos} 10⁻¹². */
    MapSum(Parameters base, long stepPicos) {
        this.moves = new Moves(base, stepPicos);
        this.parameters = Flat.count(base.shapes());
    }

    /** How many parameters the base has. */
    long parameters() {
        return parameters;
    }

    void add(MessageMaps maps) {
        moves.apply(maps);
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        throw Failures.badInput("update " + name + ": expected message maps, found a model");
    }

    @Override
    public Parameters result() {
        return moves.model();
    }
}

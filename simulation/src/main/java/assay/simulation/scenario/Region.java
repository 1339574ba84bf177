package assay.simulation.scenario;

import java.util.List;

/**
 * A part of the world in which participants and nodes live. A group says itself where it lives.
 *
 * @param weight how likely whoever does not say where he lives lives here, compared with the other regions
 * @param nodes numbers of the market's nodes that certainly stand here
 */
public record Region(String name, int weight, List<Integer> nodes) {
    public Region {
        nodes = List.copyOf(nodes);
    }
}

package assay.simulation.scenario;

import java.util.List;

/**
 * A part of the world in which participants and nodes live.
 *
 * @param weight how likely those who are named nowhere live here, compared with the other regions
 * @param members who certainly lives here: groups, participants, and nodes {@code node-1}, {@code node-2} and so on
 */
public record Region(String name, int weight, List<String> members) {
    public Region {
        members = List.copyOf(members);
    }
}

package assay.simulation.metric;

import assay.simulation.participant.Role;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which metrics the runs of a scenario may have, by name: what claims and tables may speak of. */
public final class Catalogue {
    private static final Pattern CYCLE = Pattern.compile("survival\\.cycle-([1-9][0-9]{0,2})");

    private final SortedMap<String, Entry> byName = new TreeMap<>();

    /**
     * One metric by its full name.
     *
     * @param of the task or the group; empty for a metric of the whole run
     */
    public record Entry(Metric metric, String of) {
        /** As {@link RunMetrics} names it. */
        public String name() {
            return metric.named(of);
        }
    }

    /** The metrics of {@code scenario}'s tasks and groups, and those of the whole run. */
    public static Catalogue of(Scenario scenario) {
        Catalogue catalogue = new Catalogue();
        Groups groups = Groups.of(scenario);
        for (Metric metric : Metric.values()) {
            if (scenario.electorate().isPresent() && !metric.ofElectorates()) continue;
            if (metric.perTask()) {
                for (TaskEntry task : scenario.tasks()) catalogue.add(metric, task.name());
            } else if (metric.perGroup()) {
                for (Group group : groups.all()) if (applies(metric, group)) catalogue.add(metric, group.name());
            } else if (metric == Metric.SURVIVAL) {
                catalogue.add(metric, "1");
            } else {
                catalogue.add(metric, "");
            }
        }
        return catalogue;
    }

    private Catalogue() {}

    private static boolean applies(Metric metric, Group group) {
        return metric.aboutElections() ? group.role() == Role.MINER : group.role() != Role.CLIENT;
    }

    private void add(Metric metric, String of) {
        Entry entry = new Entry(metric, of);
        byName.put(entry.name(), entry);
    }

    /** What a name stands for; empty when no run of this scenario can have it. */
    public Optional<Entry> find(String name) {
        Entry known = byName.get(name);
        if (known != null) return Optional.of(known);
        var cycle = CYCLE.matcher(name);
        return cycle.matches() ? Optional.of(new Entry(Metric.SURVIVAL, cycle.group(1))) : Optional.empty();
    }

    /** Every name; of the cycles of an election only the first. */
    public SortedMap<String, Entry> names() {
        return Collections.unmodifiableSortedMap(byName);
    }
}

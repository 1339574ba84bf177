package assay.cli.file;

import assay.file.Section;
import assay.simulation.scenario.Absence;
import assay.simulation.scenario.Crashing;
import assay.simulation.scenario.DatabaseFaults;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.NodeFaults;
import assay.simulation.scenario.Partition;
import assay.simulation.scenario.Partitions;
import assay.simulation.scenario.Spell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the section {@code faults} of a scenario file. */
final class FaultsReader {
    private FaultsReader() {}

    static Faults read(Section faults) {
        Faults read = new Faults(
                crashes(faults),
                nodes(faults),
                new DatabaseFaults(
                        spell(faults.section("database-away")), faults.duration("write-time", Duration.ZERO)),
                new Partitions(partitions(faults.sections("partitions")), spell(faults.section("partition"))),
                new Absence(spell(faults.section("churn")), faults.micros("vanish", 0)),
                faults.flag("swarm", false),
                faults.duration("until", Duration.ZERO));
        faults.refuseOthers();
        return read;
    }

    private static Crashing crashes(Section faults) {
        return new Crashing(
                faults.micros("crash-before-persist", 0),
                faults.micros("lost-write", 0),
                faults.micros("crash-after-persist", 0),
                faults.micros("crash-amid-send", 0),
                faults.micros("crash-after-send", 0),
                faults.duration("restart-after", Crashing.NEVER.restartAfter()));
    }

    private static NodeFaults nodes(Section faults) {
        return new NodeFaults(
                spell(faults.section("node-crash")),
                spell(faults.section("slow-node")),
                faults.duration("slow-node-lag", NodeFaults.NONE.slowNodeLag()),
                spell(faults.section("replaced-writer")),
                faults.duration("clock-skew", Duration.ZERO));
    }

    private static Spell spell(Section spell) {
        Spell read = new Spell(
                spell.micros("chance", 0),
                spell.duration("every", Spell.NEVER.every()),
                spell.duration("lasts", Spell.NEVER.lasts()));
        spell.refuseOthers();
        return read;
    }

    private static List<Partition> partitions(List<Section> sections) {
        List<Partition> partitions = new ArrayList<>();
        for (Section partition : sections) {
            partitions.add(new Partition(
                    partition.duration("from", Duration.ZERO),
                    partition.duration("until", Duration.ZERO),
                    partition.texts("between"),
                    partition.texts("and"),
                    partition.flag("one-way", false)));
            partition.refuseOthers();
        }
        return partitions;
    }
}

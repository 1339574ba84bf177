package assay.simulation.scenario;

import java.time.Duration;
import java.util.List;

/** Checks what breaks. */
final class FaultsCheck {
    /** Clocks further apart are not a matter of drift. */
    static final Duration MAX_SKEW = Duration.ofMinutes(1);

    private final Findings findings = new Findings();
    private final Scenario scenario;

    private FaultsCheck(Scenario scenario) {
        this.scenario = scenario;
    }

    static List<ScenarioError> of(Scenario scenario) {
        FaultsCheck check = new FaultsCheck(scenario);
        Faults faults = scenario.faults();
        check.crashes(faults.crashes());
        check.nodes(faults.nodes());
        check.database(faults.database());
        check.partitions(faults.partitions());
        check.spell("faults.churn", faults.absence().churn());
        check.findings.share("faults.vanishMicros", faults.absence().vanishMicros());
        check.until(faults);
        return check.findings.all();
    }

    private void crashes(Crashing crashes) {
        findings.share("faults.crashBeforePersistMicros", crashes.crashBeforePersistMicros());
        findings.share("faults.lostWriteMicros", crashes.lostWriteMicros());
        findings.share("faults.crashAfterPersistMicros", crashes.crashAfterPersistMicros());
        findings.share("faults.crashAmidSendMicros", crashes.crashAmidSendMicros());
        findings.share("faults.crashAfterSendMicros", crashes.crashAfterSendMicros());
        findings.positive("faults.restartAfter", crashes.restartAfter());
    }

    private void nodes(NodeFaults nodes) {
        spell("faults.nodeCrash", nodes.nodeCrash());
        spell("faults.slowNode", nodes.slowNode());
        findings.positive("faults.slowNodeLag", nodes.slowNodeLag());
        spell("faults.replacedWriter", nodes.replacedWriter());
        Duration skew = nodes.clockSkew();
        if (skew.isNegative() || skew.compareTo(MAX_SKEW) > 0) {
            findings.add("faults.clockSkew", skew.toString(), "0 to " + MAX_SKEW);
        }
    }

    private void database(DatabaseFaults database) {
        spell("faults.databaseAway", database.databaseAway());
        Duration write = database.writeTime();
        if (write.isNegative() || write.compareTo(Duration.ofSeconds(10)) > 0) {
            findings.add("faults.writeTime", write.toString(), "0 to " + Duration.ofSeconds(10));
        }
    }

    private void partitions(Partitions partitions) {
        List<String> sides = Sides.known(scenario.network(), scenario.population());
        for (int i = 0; i < partitions.partitions().size(); i++) {
            Partition partition = partitions.partitions().get(i);
            String path = "faults.partitions[" + i + "]";
            findings.notNegative(path + ".from", partition.from());
            Duration until = partition.until();
            if (until.compareTo(partition.from()) <= 0) {
                findings.add(path + ".until", until.toString(), "after it begins, " + partition.from());
            } else if (until.compareTo(scenario.faults().until()) > 0) {
                String most =
                        "at most the end of all faults, " + scenario.faults().until();
                findings.add(path + ".until", until.toString(), most);
            }
            if (partition.between().isEmpty()) findings.add(path + ".between", "nobody", "a side");
            side(path + ".between", partition.between(), sides);
            side(path + ".and", partition.and(), sides);
        }
        spell("faults.partition", partitions.partition());
    }

    private void side(String path, List<String> words, List<String> known) {
        for (int i = 0; i < words.size(); i++) {
            NetworkCheck.side(findings, known, path + "[" + i + "]", words.get(i));
        }
    }

    private void spell(String path, Spell spell) {
        findings.share(path + ".chanceMicros", spell.chanceMicros());
        findings.positive(path + ".every", spell.every());
        findings.positive(path + ".lasts", spell.lasts());
        if (spell.lasts().compareTo(spell.every()) > 0) {
            findings.add(path + ".lasts", spell.lasts().toString(), "at most a period, " + spell.every());
        }
    }

    private void until(Faults faults) {
        Duration until = faults.until();
        if (until.isNegative() || until.compareTo(scenario.horizon()) > 0) {
            findings.add("faults.until", until.toString(), "0 to the horizon, " + scenario.horizon());
        } else if (until.isZero() && !FaultKind.in(scenario).isEmpty()) {
            findings.add(
                    "faults.until", until.toString(), "more than 0: until then things break, are lost or come twice");
        }
    }
}

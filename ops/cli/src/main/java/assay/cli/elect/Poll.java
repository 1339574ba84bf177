package assay.cli.elect;

import assay.cli.Bar;
import assay.cli.Output;
import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Election;
import java.util.function.Consumer;

/** Holds elections one after the other, and shows how far it has come. */
public record Poll(int elections, Output output) {
    /** Holds election {@code index}, from 0, whose cycles {@code heard} hears. */
    @FunctionalInterface
    public interface Held {
        Election hold(int index, Consumer<MinorityRule.Cycle> heard);
    }

    /** All of them, added up; at least one. */
    public Tally hold(Held held) {
        try (Bar bar = elections > 1 ? Bar.of(output, "elections", elections) : Bar.endless(output, "cycle")) {
            Tally tally = new Tally(held.hold(0, heard(bar)));
            for (int i = 1; i < elections; i++) {
                bar.step("");
                tally.add(held.hold(i, heard(bar)));
            }
            return tally;
        }
    }

    private Consumer<MinorityRule.Cycle> heard(Bar bar) {
        int[] cycles = {0};
        return cycle -> {
            cycles[0]++;
            if (elections == 1) bar.message(cycles[0] + ": " + cycle.survivors() + " left");
        };
    }
}

package assay.cli.elect;

import assay.cli.Bar;
import assay.cli.Output;
import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import java.util.List;
import java.util.Locale;

/** One or more elections of the same electorate with one seed after the other. */
public final class ElectionRun {
    private static final int SHOWN = 21;
    private static final double SECOND_NANOS = 1e9;

    private final Electorate electorate;
    private final boolean messages;
    private final int elections;
    private final Output output;

    /** @param messages whether every request and vote travels; otherwise votes are only counted */
    public ElectionRun(Electorate electorate, boolean messages, int elections, Output output) {
        this.electorate = electorate;
        this.messages = messages;
        this.elections = elections;
        this.output = output;
    }

    /** Elects, and tells what it came to. */
    public ElectionData perform() {
        output.say(String.format(
                Locale.ROOT,
                "%,d candidates elect a committee of %d to %d by minority vote, %s.",
                electorate.blocs().candidates(),
                electorate.rule().minimum(),
                electorate.rule().maximum(),
                messages ? "message by message" : "votes counted at once"));
        Tally tally = new Tally();
        long started = System.nanoTime();
        try (Bar bar = elections > 1 ? Bar.of(output, "elections", elections) : Bar.endless(output, "cycle")) {
            for (int i = 0; i < elections; i++) {
                tally.add(elect(electorate.withSeed(electorate.seed() + i), bar));
                if (elections > 1) bar.step("");
            }
        }
        ElectionData data = data(tally, (System.nanoTime() - started) / SECOND_NANOS);
        report(data);
        return data;
    }

    private Election elect(Electorate one, Bar bar) {
        int[] cycles = {0};
        java.util.function.Consumer<MinorityRule.Cycle> heard = cycle -> {
            cycles[0]++;
            if (elections == 1) bar.message(cycles[0] + ": " + cycle.survivors() + " left");
        };
        return messages ? one.exchange(heard) : one.count(heard);
    }

    private ElectionData data(Tally tally, double seconds) {
        Election first = tally.first();
        return new ElectionData(
                electorate.seed(),
                electorate.blocs().candidates(),
                elections,
                first.hex(),
                first.members(),
                tally.drawn(),
                tally.failed(),
                first.cycles(),
                tally.elected(),
                tally.messages(),
                seconds);
    }

    private void report(ElectionData data) {
        output.say("");
        output.say("cycle       zeros        ones      silent        left");
        int number = 0;
        for (MinorityRule.Cycle cycle : data.cycles()) {
            output.say(String.format(
                    Locale.ROOT,
                    "%5d  %,10d  %,10d  %,10d  %,10d%s",
                    ++number,
                    cycle.zeros(),
                    cycle.ones(),
                    cycle.silent(),
                    cycle.survivors(),
                    cycle.kind().repeats() ? "  repeated: " + words(cycle) : ""));
        }
        output.say("");
        output.say(members(data));
        if (elections > 1) {
            output.say(String.format(
                    Locale.ROOT,
                    "of %d elections, lots decided %d, and %d failed",
                    elections,
                    data.drawn(),
                    data.failed()));
        }
        output.say("");
        output.say("behaviour   candidates   of all   seats   of seats");
        data.elected().forEach((behaviour, seats) -> output.say(row(behaviour, seats)));
        output.say("");
        output.say(String.format(
                Locale.ROOT,
                "%,d messages in %.2f s; trace %s",
                data.messages(),
                data.wallSeconds(),
                data.traceHash()));
    }

    private static String words(MinorityRule.Cycle cycle) {
        return cycle.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String members(ElectionData data) {
        if (data.members().isEmpty()) return "no committee: too few voted";
        List<Integer> some =
                data.members().subList(0, Math.min(SHOWN, data.members().size()));
        String first = elections > 1 ? "the first time " : "";
        String more = data.members().size() > SHOWN ? ", …" : "";
        String numbers = some.toString().replaceAll("[\\[\\]]", "");
        return first + data.members().size() + " members: " + numbers + more;
    }

    private static String row(String behaviour, ElectionData.Seats seats) {
        String margin = seats.margin() < 1 ? String.format(Locale.ROOT, " ± %.2f %%", 100 * seats.margin()) : "";
        return String.format(
                Locale.ROOT,
                "%-9s  %,11d  %5.2f %%  %6d  %6.2f %%%s",
                behaviour,
                seats.candidates(),
                100 * seats.candidateShare(),
                seats.seats(),
                100 * seats.share(),
                margin);
    }
}

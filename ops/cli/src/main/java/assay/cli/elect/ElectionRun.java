package assay.cli.elect;

import assay.cli.Output;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import java.util.Locale;

/** One or more elections of the same electorate with one seed after the other. */
public final class ElectionRun {
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
        ElectionWords words = new ElectionWords(output, Behaviour::word);
        words.opening(electorate, messages);
        long started = System.nanoTime();
        Tally tally = new Poll(elections, output).hold((index, heard) -> {
            Electorate one = electorate.withSeed(electorate.seed() + index);
            return messages ? one.exchange(heard) : one.count(heard);
        });
        ElectionData data = data(tally, (System.nanoTime() - started) / SECOND_NANOS);
        words.result(tally);
        output.say("");
        output.say(String.format(
                Locale.ROOT,
                "%,d messages in %.2f s; trace %s",
                data.messages(),
                data.wallSeconds(),
                data.traceHash()));
        return data;
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
}

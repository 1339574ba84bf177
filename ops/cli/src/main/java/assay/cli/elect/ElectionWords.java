package assay.cli.elect;

import assay.cli.Output;
import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What came of elections, in words for people.
 *
 * @param names what those who behave alike are called
 */
public record ElectionWords(Output output, Function<Behaviour, String> names) {
    private static final int SHOWN = 21;
    private static final int WIDTH = 13;

    /** Who elects whom, and how. */
    public void opening(Electorate electorate, boolean messages) {
        output.say(String.format(
                Locale.ROOT,
                "%,d candidates elect a committee of %d to %d by minority vote, %s.",
                electorate.blocs().candidates(),
                electorate.rule().minimum(),
                electorate.rule().maximum(),
                messages ? "message by message" : "votes counted at once"));
    }

    /** The first election cycle by cycle, and the seats of all of them. */
    public void result(Tally tally) {
        boolean several = tally.elections() > 1;
        output.say("");
        output.say("cycle       zeros        ones      silent        left" + (several ? "   (the first time)" : ""));
        int number = 0;
        for (MinorityRule.Cycle cycle : tally.first().cycles()) output.say(row(++number, cycle));
        output.say("");
        output.say(members(tally.first(), several));
        if (several) {
            output.say(String.format(
                    Locale.ROOT,
                    "of %,d elections, lots decided %,d, and %,d failed",
                    tally.elections(),
                    tally.drawn(),
                    tally.failed()));
        }
        output.say("");
        output.say(String.format("%-" + WIDTH + "s candidates    of all    seats   of seats", "bloc"));
        tally.seats().forEach((behaviour, seats) -> output.say(row(names.apply(behaviour), seats)));
    }

    private static String row(int number, MinorityRule.Cycle cycle) {
        String kind = cycle.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format(
                Locale.ROOT,
                "%5d  %,10d  %,10d  %,10d  %,10d%s",
                number,
                cycle.zeros(),
                cycle.ones(),
                cycle.silent(),
                cycle.survivors(),
                cycle.kind().repeats() ? "  repeated: " + kind : "");
    }

    private static String members(Election first, boolean several) {
        if (first.members().isEmpty()) return "no committee: too few voted";
        int size = first.members().size();
        List<Integer> some = first.members().subList(0, Math.min(SHOWN, size));
        String numbers = some.toString().replaceAll("[\\[\\]]", "");
        return (several ? "the first time " : "") + size + " members: " + numbers + (size > SHOWN ? ", …" : "");
    }

    private static String row(String name, ElectionData.Seats seats) {
        String margin = seats.margin() < 1 ? String.format(Locale.ROOT, " ± %.2f %%", 100 * seats.margin()) : "";
        return String.format(
                Locale.ROOT,
                "%-" + WIDTH + "s %,10d  %8s  %,7d  %6.2f %%%s",
                name,
                seats.candidates(),
                percent(seats.candidateShare()),
                seats.seats(),
                100 * seats.share(),
                margin);
    }

    /** A share as a percentage, with more digits where two would show nothing. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.001 ? "%.4f %%" : "%.2f %%", 100 * share);
    }
}

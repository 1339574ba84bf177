package assay.cli.picture;

import assay.cli.elect.ElectionData;
import assay.cli.elect.ElectionWords;
import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Layer.Kind;
import assay.cli.report.Numbers;
import assay.cli.report.Page;
import assay.cli.report.Section;
import assay.cli.report.Tone;
import assay.simulation.electorate.Behaviour;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The report of one run of an electorate. It says nothing about where or when it was made: equal runs have equal reports.
 *
 * @param survivals how many were left at the start and after each cycle, of the first elections
 * @param seats of each behaviour, all elections together
 * @param judgement of the scenario's claim, if it was judged
 * @param command that gives the same run again
 */
public record ElectorateReport(
        Scenario scenario,
        ElectorateEntry electorate,
        String traceHash,
        RunMetrics metrics,
        List<List<Integer>> survivals,
        Map<Behaviour, ElectionData.Seats> seats,
        Optional<Judgement> judgement,
        String reason,
        String command) {
    private static final int MOST = 8;
    private static final double PERCENT = 100;

    /** The page. */
    public Page page() {
        Measured measured = new Measured(scenario, metrics);
        List<Block> blocks = new ArrayList<>(measured.answer(judgement, reason));
        blocks.add(facts());
        blocks.add(new Block.Command("The same run again; trace " + traceHash + ":", command));
        blocks.addAll(Section.of("Elections", "", List.of(survival(), won())));
        blocks.add(table());
        blocks.add(measured.everything());
        return new Page("Assay simulation", scenario.question(), scenario.hypothesis(), blocks);
    }

    private Block facts() {
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("Candidates", electorate.nodes()));
        facts.add(new Block.Facts.Fact("Members", electorate.minimum() + " to " + electorate.maximum()));
        facts.add(fact("Elections", electorate.elections()));
        facts.add(new Block.Facts.Fact("Votes", electorate.messages() ? "sent" : "counted"));
        metrics.value("messages").ifPresent(messages -> facts.add(fact("Messages", (long) messages)));
        metrics.value("election.cycles.mean")
                .ifPresent(cycles -> facts.add(new Block.Facts.Fact("Cycles, mean", Numbers.words(cycles))));
        facts.add(new Block.Facts.Fact("Seed", Long.toString(scenario.seed())));
        return new Block.Facts(facts);
    }

    private static Block.Facts.Fact fact(String name, long number) {
        return new Block.Facts.Fact(name, String.format(Locale.ROOT, "%,d", number));
    }

    private Block survival() {
        String title = "Survival by cycle";
        if (survivals.isEmpty()) return new Block.Absent(title, "In every election too few voted.");
        List<Layer> layers = new ArrayList<>();
        int longest = 1;
        for (List<Integer> left : survivals.subList(0, Math.min(MOST, survivals.size()))) {
            Layer.Rows rows = new Layer.Rows();
            for (int cycle = 0; cycle < left.size(); cycle++) {
                rows.add(String.format(Locale.ROOT, "%,d left", left.get(cycle)), cycle, left.get(cycle));
            }
            longest = Math.max(longest, left.size() - 1);
            layers.add(rows.as("election " + (layers.size() + 1), Kind.DOTTED, Tone.NEXT));
        }
        layers.add(halves(longest).as("a half each", Kind.DASHED, Tone.MUTED));
        String caption =
                "Candidates left after each cycle of votes, on a scale of equal factors. The dashed line halves"
                        + " them every time; a vote that is repeated sends nobody home, and lots leave no more than the maximum."
                        + (survivals.size() > MOST ? " The first " + MOST + " elections." : "");
        Axis cycles = Axis.of("cycle", "").between(0, longest);
        return Chart.of(title, caption, cycles, Axis.of("candidates left", "").logarithmic(), layers);
    }

    private Layer.Rows halves(int longest) {
        Layer.Rows rows = new Layer.Rows();
        double left = electorate.nodes();
        for (int cycle = 0; cycle <= longest && left >= 1; cycle++, left /= 2) rows.add(cycle, left);
        return rows;
    }

    private Block won() {
        String title = "Who was elected, against their number";
        if (survivals.isEmpty()) return new Block.Absent(title, "Nobody was.");
        List<String> names = new ArrayList<>();
        Layer.Rows honest = new Layer.Rows();
        Layer.Rows others = new Layer.Rows();
        Layer.Rows margins = new Layer.Rows();
        Layer.Rows parts = new Layer.Rows();
        seats.forEach((behaviour, won) -> {
            int place = names.size();
            names.add(name(behaviour));
            String said = String.format(Locale.ROOT, "%,d seats of %,d candidates", won.seats(), won.candidates());
            (behaviour == Behaviour.HONEST ? honest : others).add(said, place, PERCENT * won.share());
            parts.add("of all candidates", place, PERCENT * won.candidateShare());
            if (won.margin() < 1) {
                double low = Math.max(0, won.share() - won.margin());
                margins.add(place, PERCENT * low, PERCENT * (won.share() + won.margin()));
            }
        });
        List<Layer> layers = new ArrayList<>();
        if (!honest.isEmpty()) layers.add(honest.as("honest seats", Kind.BARS, Tone.GOOD));
        if (!others.isEmpty()) layers.add(others.as("other seats", Kind.BARS, Tone.BAD));
        if (!margins.isEmpty()) layers.add(margins.as("95 %", Kind.WHISKERS, Tone.STRONG));
        layers.add(parts.as("candidates", Kind.DIAMONDS, Tone.STRONG));
        String caption = "Share of the seats of all elections. A diamond is the share of the candidates: where the bar"
                + " would end if all had the same chance.";
        Axis share = Axis.of("share", "%").fromZero();
        return Chart.of(title, caption, Axis.of("", names), share, layers);
    }

    private Block table() {
        List<List<String>> rows = new ArrayList<>();
        seats.forEach((behaviour, won) -> rows.add(List.of(
                name(behaviour),
                String.format(Locale.ROOT, "%,d", won.candidates()),
                ElectionWords.percent(won.candidateShare()),
                String.format(Locale.ROOT, "%,d", won.seats()),
                ElectionWords.percent(won.share())
                        + (won.margin() < 1 ? " ± " + ElectionWords.percent(won.margin()) : ""))));
        List<String> columns = List.of("Bloc", "Candidates", "Of all", "Seats", "Of seats");
        return new Block.Table("Seats", columns, List.of(1, 2, 3, 4), rows, false);
    }

    private String name(Behaviour behaviour) {
        String name = electorate.bloc(behaviour).map(Bloc::name).orElse("");
        return name.equals(behaviour.word()) ? name : name + " (" + behaviour.word() + ")";
    }
}

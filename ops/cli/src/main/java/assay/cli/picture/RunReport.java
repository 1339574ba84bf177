package assay.cli.picture;

import assay.cli.report.Block;
import assay.cli.report.Numbers;
import assay.cli.report.Page;
import assay.cli.report.Section;
import assay.cli.story.TaskOutcome;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.metric.RunMetrics;
import assay.simulation.metric.RunSeries;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report of one run. It says nothing about where or when it was made: equal runs have equal reports.
 *
 * @param judgement of the scenario's claim, if it was judged
 * @param outcomes of the tasks, in the scenario's order
 * @param command that gives the same run again
 */
public record RunReport(
        Scenario scenario,
        SimulationResult result,
        RunMetrics metrics,
        RunSeries series,
        Optional<Judgement> judgement,
        String reason,
        List<TaskOutcome> outcomes,
        String command) {
    private static final int MOST_TASKS = 50;
    private static final int MOST_PAYMENTS = 200;
    private static final int MOST_OPEN = 20;

    /** The page. */
    public Page page() {
        Measured measured = new Measured(scenario, metrics);
        List<Block> blocks = new ArrayList<>(measured.answer(judgement, reason));
        blocks.add(facts());
        blocks.add(new Block.Command("The same run again, byte for byte; trace " + result.traceHash() + ":", command));
        tasks(blocks);
        double end = result.simulatedSeconds();
        Elections elections = new Elections(series, metrics);
        blocks.addAll(Section.of("Learning", "", List.of(Learning.of(series.courses(), end))));
        blocks.addAll(Section.of("Elections", elections.any() ? "" : "No committee was elected.", elections.blocks()));
        blocks.addAll(Section.of("Money", "", new Money(series, metrics, end).blocks()));
        blocks.addAll(Section.of("Messages", "", Messages.of(series.traffic(), end)));
        blocks.add(measured.everything());
        return new Page("Assay simulation", scenario.question(), scenario.hypothesis(), blocks);
    }

    private Block facts() {
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("Tasks completed", completed() + " of " + result.tasks().size()));
        facts.add(fact("Escrow", credits(result.escrowMicros())));
        facts.add(fact("Paid", credits(result.paidMicros())));
        facts.add(fact("Refunded", credits(result.refundedMicros())));
        facts.add(fact("Simulated time", Numbers.words(result.simulatedSeconds()) + " s"));
        facts.add(fact("Events", String.format(Locale.ROOT, "%,d", result.domainEvents())));
        facts.add(fact("Seed", Long.toString(result.seed())));
        return new Block.Facts(facts);
    }

    private static Block.Facts.Fact fact(String name, String value) {
        return new Block.Facts.Fact(name, value);
    }

    private long completed() {
        return result.tasks().stream()
                .filter(task -> task.ending().equals("completed"))
                .count();
    }

    private void tasks(List<Block> blocks) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> payments = new ArrayList<>();
        long paid = 0;
        for (int i = 0; i < result.tasks().size(); i++) {
            TaskReport task = result.tasks().get(i);
            if (i < MOST_TASKS) rows.add(row(task));
            for (TaskOutcome.Payment payment : outcomes.get(i).payments()) {
                paid++;
                if (payments.size() == MOST_PAYMENTS) continue;
                payments.add(List.of(
                        task.name(),
                        payment.participant(),
                        payment.role(),
                        credits(payment.amountMicros()),
                        payment.reason()));
            }
        }
        blocks.add(new Block.Heading("Tasks and payouts", ""));
        String more = result.tasks().size() > MOST_TASKS ? ", the first " + MOST_TASKS : "";
        List<String> columns =
                List.of("Task", "Ending", "Accuracy", "Escrow", "Paid", "Refunded", "Leader", "Follower");
        blocks.add(new Block.Table("Tasks" + more, columns, List.of(2, 3, 4, 5), rows, false));
        String all = paid > MOST_PAYMENTS ? ", the first " + MOST_PAYMENTS + " of " + paid : "";
        List<String> heads = List.of("Task", "Participant", "As", "Credits", "Why");
        blocks.add(new Block.Table("Payouts" + all, heads, List.of(3), payments, payments.size() > MOST_OPEN));
    }

    private static List<String> row(TaskReport task) {
        String accuracy = task.initialAccuracy().map(RunReport::percent).orElse("–") + " → "
                + task.finalAccuracy().map(RunReport::percent).orElse("–");
        return List.of(
                task.name(),
                task.ending() + (task.reason().isEmpty() ? "" : ": " + task.reason()),
                accuracy,
                credits(task.escrowMicros()),
                credits(task.paidMicros()),
                credits(task.refundedMicros()),
                task.leader().map(Object::toString).orElse("–"),
                task.follower().map(Object::toString).orElse("–"));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String credits(long micros) {
        return java.math.BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}

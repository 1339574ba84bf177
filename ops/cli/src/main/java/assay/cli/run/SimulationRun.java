package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
import assay.content.DirectoryStore;
import assay.domain.MarketRules;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.JournalFile;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import assay.training.NdTrainer;
import assay.training.RememberingTrainer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of a scenario with the real trainer, told as it goes and written to a folder of its own. */
public final class SimulationRun {
    private static final int REMEMBERED_JOBS = 4_096;

    private final Path file;
    private final Scenario scenario;
    private final Path folder;
    private final Output output;

    /**
     * A run of {@code scenario}, which was read from {@code file}.
     *
     * @param out where to write; otherwise a folder named after file and seed
     */
    public SimulationRun(Path file, Scenario scenario, Optional<Path> out, Output output) {
        this.file = file;
        this.scenario = scenario;
        this.folder = out.orElseGet(() -> usual(file, scenario.seed()));
        this.output = output;
    }

    private static Path usual(Path file, long seed) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return Path.of(".assay", "runs", name + "-" + seed);
    }

    /** Runs to the end; returns what the envelope says. */
    public SimulationData perform() throws IOException {
        output.say(scenario.question());
        output.say("");
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            String message = folder + " is a file, expected a folder to write the run to";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-folder", message, "choose another one with --out");
        }
        List<TaskOutcome> outcomes = new ArrayList<>();
        for (TaskEntry task : scenario.tasks()) {
            outcomes.add(new TaskOutcome(new EntityId(EntityType.TASK, task.name())));
        }
        SimulationResult result = simulate(outcomes);
        if (!result.sound()) throw broken(result);
        SimulationData data = SimulationData.of(result, outcomes, folder);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("summary.json").toFile(), data);
        report(result, outcomes);
        return data;
    }

    private SimulationResult simulate(List<TaskOutcome> outcomes) throws IOException {
        TaskStory story = new TaskStory(outcomes.size() > 1, output::say);
        RememberingTrainer trainer =
                new RememberingTrainer(new NdTrainer(DirectoryStore.open(folder.resolve("content"))), REMEMBERED_JOBS);
        try (SimulatedTime time = new SimulatedTime(output);
                JournalFile.Writer journal = JournalFile.write(folder.resolve("journal.jsonl"))) {
            EventSink sink = entry -> {
                journal.accept(entry);
                story.accept(entry);
                for (TaskOutcome outcome : outcomes) outcome.accept(entry);
            };
            SimulationResult result = new Simulation(scenario, MarketRules.all(), trainer, sink, time).run();
            // A run that broke a rule is the one whose journal somebody will want to read.
            journal.complete();
            return result;
        }
    }

    private void report(SimulationResult result, List<TaskOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            TaskReport report = result.tasks().get(i);
            output.say("");
            output.say(report.name() + " " + report.ending()
                    + (report.reason().isEmpty() ? "" : ": " + report.reason())
                    + report.finalAccuracy()
                            .map(accuracy -> String.format(Locale.ROOT, "; accuracy %.2f %%", 100 * accuracy))
                            .orElse(""));
            outcomes.get(i).table().forEach(output::say);
        }
        output.say("");
        output.say(String.format(
                Locale.ROOT,
                "%d events in %.0f simulated and %.1f real seconds; every invariant held; trace %s",
                result.domainEvents(),
                result.simulatedSeconds(),
                result.wallSeconds(),
                result.traceHash()));
        output.say("written to " + folder);
        output.say("next: the same with other luck: assay simulate " + file + " --seed " + (scenario.seed() + 1));
    }

    private Failure broken(SimulationResult result) {
        Violation first = result.violations().get(0);
        String message = "an invariant broke: " + first.invariant() + ": " + first.message();
        String again = first.reproduce(file.toString());
        return Failure.of(ExitCode.FAILED, "invariant-broken", message, "to see it again: " + again)
                .with(result.violations());
    }
}

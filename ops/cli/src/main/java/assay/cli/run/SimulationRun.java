package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.Steps;
import assay.cli.picture.RunReport;
import assay.cli.story.TaskOutcome;
import assay.cli.story.TaskStory;
import assay.domain.MarketRules;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.JournalFile;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.Measurement;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import assay.simulation.study.RunBroken;
import assay.simulation.study.Study;
import assay.simulation.study.Trainers;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a scenario, told as it goes and written to a folder of its own: journal, metrics, report, summary. If the
 * scenario claims something, further seeds are run for the verdict.
 */
public final class SimulationRun {
    private final RunCommand command;
    private final Scenario scenario;
    private final Path folder;
    private final Output output;
    private final Trainers trainers;

    /** A run of {@code scenario}, which was read as {@code command} says. */
    public SimulationRun(RunCommand command, Scenario scenario, Output output) {
        this.command = command;
        this.scenario = scenario;
        this.folder = command.folder(scenario.seed());
        this.output = output;
        this.trainers = Trainings.keepingContentIn(folder.resolve("content"));
    }

    /** Runs to the end; returns what the envelope says. */
    public SimulationData perform() throws IOException, InterruptedException {
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
        Measurement measurement = new Measurement(scenario);
        SimulationResult result = simulate(measurement, outcomes);
        if (!result.sound()) throw broken(result.violations().get(0), result.violations());
        RunMetrics metrics = measurement.metrics(result);
        RunWords words = new RunWords(output, command, scenario);
        words.tasks(result, outcomes);
        Answer answer = answer(metrics);
        words.summary(result, answer);
        SimulationData data = SimulationData.of(result, outcomes, metrics, answer, folder);
        write(result, measurement, metrics, answer, outcomes, data);
        words.written(folder);
        return data;
    }

    private SimulationResult simulate(Measurement measurement, List<TaskOutcome> outcomes) throws IOException {
        TaskStory story = new TaskStory(outcomes.size() > 1, output::say);
        try (SimulatedTime time = new SimulatedTime(output, scenario);
                JournalFile.Writer journal = JournalFile.write(folder.resolve("journal.jsonl"))) {
            EventSink sink = entry -> {
                journal.accept(entry);
                measurement.accept(entry);
                story.accept(entry);
                for (TaskOutcome outcome : outcomes) outcome.accept(entry);
            };
            SimulationResult result =
                    new Simulation(scenario, MarketRules.all(), trainers.of(scenario), sink, time).run();
            // A run that broke a rule is the one whose journal somebody will want to read.
            journal.complete();
            return result;
        }
    }

    private Answer answer(RunMetrics own) throws InterruptedException {
        if (scenario.claim().isEmpty()) return Answer.none("the scenario claims nothing that could be checked");
        if (!command.verdict()) return Answer.none("not judged: --no-verdict");
        Claim stated = scenario.claim().get();
        int seeds = command.seeds().orElse(stated.seeds());
        Claim claim = new Claim(stated.holds(), seeds, stated.confidenceMicros(), stated.onRecord());
        output.say("");
        output.say("is it so that " + claim.holds() + "? " + seeds + " seeds, from " + scenario.seed() + " on");
        try (Steps steps = new Steps(output, "seeds", seeds)) {
            return Answer.of(new Study(trainers)
                    .judge(scenario.with(claim), Optional.of(own), (over, of) -> steps.done(over + " of " + of)));
        } catch (RunBroken e) {
            throw broken(e.violation(), List.of(e.violation()));
        }
    }

    private void write(
            SimulationResult result,
            Measurement measurement,
            RunMetrics metrics,
            Answer answer,
            List<TaskOutcome> outcomes,
            SimulationData data)
            throws IOException {
        MetricsFile table = new MetricsFile(metrics, measurement.series(), Catalogue.of(scenario));
        table.csv(folder.resolve("metrics.csv"));
        table.jsonLines(folder.resolve("metrics.jsonl"));
        new RunReport(
                        scenario,
                        result,
                        metrics,
                        measurement.series(),
                        answer.judgement(),
                        answer.reason(),
                        outcomes,
                        command.again(scenario.seed()))
                .page()
                .write(folder.resolve("report.html"));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("summary.json").toFile(), data);
    }

    private Failure broken(Violation first, List<Violation> all) {
        String message = "an invariant broke: " + first.invariant() + ": " + first.message();
        String again = "to see it again: " + command.again(first.seed());
        return Failure.of(ExitCode.FAILED, "invariant-broken", message, again).with(all);
    }
}

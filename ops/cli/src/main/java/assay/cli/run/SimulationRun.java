package assay.cli.run;

import assay.cli.Output;
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
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.Measurement;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import assay.simulation.study.Trainers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        RunFolder made = RunFolder.make(folder);
        List<TaskOutcome> outcomes = new ArrayList<>();
        for (TaskEntry task : scenario.tasks()) {
            outcomes.add(new TaskOutcome(new EntityId(EntityType.TASK, task.name())));
        }
        Measurement measurement = new Measurement(scenario);
        SimulationResult result = simulate(measurement, outcomes);
        Judging judging = new Judging(command, scenario, trainers, output);
        if (!result.sound()) throw judging.broken(result.violations().get(0), result.violations());
        RunMetrics metrics = measurement.metrics(result);
        RunWords words = new RunWords(output, command, scenario);
        words.tasks(result, outcomes);
        Answer answer = judging.answer(metrics);
        words.summary(result, answer);
        SimulationData data = SimulationData.of(result, outcomes, metrics, answer, folder);
        RunReport report = new RunReport(
                scenario,
                result,
                metrics,
                measurement.series(),
                answer.judgement(),
                answer.reason(),
                outcomes,
                command.again(scenario.seed()));
        made.write(new MetricsFile(metrics, measurement.series(), Catalogue.of(scenario)), report.page(), data);
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
}

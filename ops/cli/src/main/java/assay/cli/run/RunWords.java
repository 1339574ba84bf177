package assay.cli.run;

import assay.cli.Output;
import assay.cli.story.TaskOutcome;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a run, in words for people. */
record RunWords(Output output, RunCommand command, Scenario scenario) {
    void tasks(SimulationResult result, List<TaskOutcome> outcomes) {
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
    }

    void verdict(Answer answer) {
        output.say("");
        if (scenario.claim().isPresent()) {
            output.say(answer.verdict().word() + ": " + answer.reason());
            Optional<Verdict> onRecord = scenario.claim().flatMap(Claim::onRecord);
            boolean other = answer.judgement().isPresent()
                    && onRecord.isPresent()
                    && !onRecord.get().equals(answer.verdict());
            if (other) output.say("the verdict on record is " + onRecord.get().word());
        }
    }

    void summary(SimulationResult result, Answer answer) {
        verdict(answer);
        output.say(String.format(
                Locale.ROOT,
                "%d events in %.0f simulated and %.1f real seconds; every invariant held; trace %s",
                result.domainEvents(),
                result.simulatedSeconds(),
                result.wallSeconds(),
                result.traceHash()));
    }

    void written(Path folder) {
        written(folder, "report.html, metrics.csv, metrics.jsonl, journal.jsonl, summary.json");
    }

    void writtenWithoutJournal(Path folder) {
        output.say("no journal: candidates who only vote are no entities");
        written(folder, "report.html, metrics.csv, metrics.jsonl, summary.json");
    }

    private void written(Path folder, String files) {
        output.say("written to " + folder + ": " + files);
        output.say("next: the same with other luck: " + command.again(scenario.seed() + 1));
    }
}

package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.file.LiveLimits;
import assay.cli.file.ScenarioFile;
import assay.cli.file.TaskFile;
import assay.file.BadFile;
import assay.file.LoadedTask;
import assay.simulation.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the files that commands are given, and turns what is wrong with them into a failure. */
final class Reading {
    private Reading() {}

    static Scenario scenario(Path file, List<String> settings) {
        try {
            return ScenarioFile.read(file, settings);
        } catch (BadFile e) {
            throw failure(file, e, "assay scenario schema prints what a scenario may say");
        }
    }

    /** As {@link #scenario}, for a cluster: refuses participants that only a simulation has, and says what has no effect. */
    static Scenario liveScenario(Path file, List<String> settings, Output output) {
        Scenario scenario = scenario(file, settings);
        LiveLimits limits = LiveLimits.of(scenario);
        if (!limits.impossible().isEmpty()) {
            String message = file + " asks for participants that a cluster does not have";
            String hint = "assay simulate " + file + " runs it as it is; on a cluster everybody is honest and stays";
            throw Failure.of(ExitCode.ARGUMENTS, "not-live", message, hint).with(limits.impossible());
        }
        for (String ignored : limits.ignored()) output.note("warning: has no effect on a cluster: " + ignored);
        return scenario;
    }

    /** The tasks of a task file, or of a scenario. */
    static List<LoadedTask> tasks(Path file, Optional<Path> data, List<String> settings, Output output) {
        try {
            List<LoadedTask> tasks = TaskFile.readAll(file, data, settings);
            for (LoadedTask task : tasks) {
                task.warnings().forEach(warning -> output.note("warning: " + warning));
                HurriedEvaluators.of(file, task.spec()).ifPresent(warning -> output.note("warning: " + warning));
            }
            return tasks;
        } catch (BadFile e) {
            throw failure(file, e, "assay scenario schema --task prints what a task file may say");
        }
    }

    private static Failure failure(Path file, BadFile bad, String hint) {
        int count = bad.problems().size();
        String message = file + (count == 1 ? " has a mistake" : " has " + count + " mistakes") + "; nothing was done";
        return Failure.of(ExitCode.ARGUMENTS, "bad-file", message, hint).with(bad.problems());
    }
}

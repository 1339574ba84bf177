package assay.cli.file;

import assay.file.BadFile;
import assay.file.Document;
import assay.file.LoadedTask;
import assay.file.TaskReader;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a task file: our own format (top-level key {@code task}), or a task definition of Project PAI (top-level key
 * {@code ml}).
 */
public final class TaskFile {
    private TaskFile() {}

    /**
     * As {@link #read}; of a scenario file, all its tasks, in the order in which it opens them.
     */
    public static List<LoadedTask> readAll(Path file, Optional<Path> data, List<String> settings) throws BadFile {
        Document document = Document.read(file, settings);
        if (document.has("electorate")) {
            document.violated("tasks", "none", "tasks: an electorate is elected by simulate, and has nothing to train");
            document.finish();
        }
        if (!document.has("tasks")) return List.of(read(file, data, settings));
        Scenario scenario = ScenarioFile.read(file, data, document);
        List<String> warnings = warnings(file, scenario);
        List<LoadedTask> tasks = new ArrayList<>();
        scenario.tasks().stream()
                .sorted(Comparator.comparing(TaskEntry::opensAfter))
                .forEach(entry -> tasks.add(loaded(entry, tasks.isEmpty() ? warnings : List.of())));
        return tasks;
    }

    /** Only its tasks are taken: those who live in the cluster work on them, as they are. */
    private static List<String> warnings(Path file, Scenario scenario) {
        LiveLimits limits = LiveLimits.of(scenario);
        List<String> warnings = new ArrayList<>();
        for (String each : limits.impossible()) warnings.add(file + ": not so on a cluster: " + each);
        for (String each : limits.ignored()) warnings.add(file + ": has no effect on a cluster: " + each);
        if (scenario.tasks().stream().anyMatch(task -> !task.opensAfter().isZero())) {
            warnings.add(file + ": has no effect on a cluster: opens-after and repeat.every, all is posted at once");
        }
        return warnings;
    }

    private static LoadedTask loaded(TaskEntry entry, List<String> warnings) {
        return new LoadedTask(Optional.of(entry.name()), Optional.of(entry.client()), entry.spec(), warnings);
    }

    /**
     * Reads and checks a file.
     *
     * @param data replaces the file's data source, and the hash it is checked against
     * @param settings {@code path=value} pairs that replace values of the file
     * @throws BadFile with everything that is wrong with it
     */
    public static LoadedTask read(Path file, Optional<Path> data, List<String> settings) throws BadFile {
        return TaskReader.read(file, data, settings);
    }
}

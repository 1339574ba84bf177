package assay.file;

import assay.domain.task.TaskSpec;
import assay.domain.training.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a task file says.
 *
 * @param name what the task is to be called, if the file says so
 * @param client who posts it, if the file says so
 * @param warnings what was read over
 */
public record LoadedTask(Optional<String> name, Optional<String> client, TaskSpec spec, List<String> warnings) {
    public LoadedTask {
        warnings = List.copyOf(warnings);
    }

    /** The data that is not there, if it is not: a definition of Project PAI's loads without, but cannot be run. */
    public Optional<String> absentData() {
        DataSource source = spec.data().source();
        return Stream.of(source.features(), source.labels())
                .filter(path -> DataPaths.absent(source, path))
                .findFirst();
    }
}

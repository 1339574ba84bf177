package assay.cli.file;

import assay.domain.task.TaskSpec;
import java.util.List;
import java.util.Optional;

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
}

package assay.simulation.scenario;

import assay.domain.task.TaskSpec;
import java.time.Duration;

/**
 * A task that a scenario posts.
 *
 * @param name the task's name: its entity is {@code task/NAME}
 * @param client who posts it, one of the population's clients
 * @param opensAfter how long after the start
 */
public record TaskEntry(String name, String client, Duration opensAfter, TaskSpec spec) {}

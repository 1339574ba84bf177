package assay.domain.task;

import java.util.ArrayList;
import java.util.List;

/** Events decided one after the other, each on the state that the ones before it lead to. */
final class Steps {
    private final List<TaskEvent> events = new ArrayList<>();
    private Task task;

    Steps(Task task) {
        this.task = task;
    }

    Steps then(TaskEvent event) {
        events.add(event);
        task = event.applyTo(task);
        return this;
    }

    Task task() {
        return task;
    }

    List<TaskEvent> events() {
        return events;
    }
}

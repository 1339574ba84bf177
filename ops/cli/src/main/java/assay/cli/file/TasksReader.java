package assay.cli.file;

import assay.domain.task.TaskSpec;
import assay.file.Document;
import assay.file.Section;
import assay.file.SpecReader;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tasks of a scenario; one that is repeated becomes as many as it says. */
final class TasksReader {
    /** The most times that one task may be posted. */
    private static final int MOST_REPEATS = 10_000;

    private static final Pattern TASK = Pattern.compile("^tasks\\[([0-9]+)]");

    private final Document document;
    private final SpecReader specs;
    /** For each task, which of the file's it came from. */
    private final List<Integer> origins = new ArrayList<>();

    TasksReader(Document document, SpecReader specs) {
        this.document = document;
        this.specs = specs;
    }

    List<TaskEntry> read(List<Section> sections) {
        List<TaskEntry> tasks = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section task = sections.get(i);
            String name = task.text("name");
            String client = task.text("client");
            Duration opens = task.duration("opens-after", Duration.ZERO);
            TaskSpec spec = specs.read(task.requiredSection("spec"), path(i) + ".spec");
            boolean once = !task.has("repeat");
            Section repeat = task.section("repeat");
            int count = once ? 1 : bounded(repeat.integer("count"), path(i));
            Duration every = repeat.duration("every", Duration.ZERO);
            repeat.refuseOthers();
            task.refuseOthers();
            for (int n = 0; n < count; n++) {
                String each = once ? name : name + "-" + (n + 1);
                tasks.add(new TaskEntry(each, client, opens.plus(every.multipliedBy(n)), spec));
                origins.add(i);
            }
        }
        return tasks;
    }

    private int bounded(int count, String path) {
        if (count >= 1 && count <= MOST_REPEATS) return count;
        document.violated(path + ".repeat.count", Integer.toString(count), "1 to " + MOST_REPEATS);
        return 1;
    }

    /** The path in the file of what is wrong with the task at {@code path} of the scenario. */
    String origin(String path) {
        Matcher task = TASK.matcher(path);
        if (!task.find() || task.group(1).length() > 6) return path;
        int index = Integer.parseInt(task.group(1));
        return index < origins.size() ? path(origins.get(index)) + path.substring(task.end()) : path;
    }

    private static String path(int index) {
        return "tasks[" + index + "]";
    }
}

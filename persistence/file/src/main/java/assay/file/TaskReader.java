package assay.file;

import assay.domain.account.Accounts;
import assay.domain.entity.Names;
import assay.domain.task.TaskSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a task: our own format (top-level key {@code task}), or a task definition of Project PAI (top-level key
 * {@code ml}).
 */
public final class TaskReader {
    private TaskReader() {}

    /**
     * Reads and checks a file.
     *
     * @param data replaces the file's data source, and the hash it is checked against
     * @param settings {@code path=value} pairs that replace values of the file
     * @throws BadFile with everything that is wrong with it
     */
    public static LoadedTask read(Path file, Optional<Path> data, List<String> settings) throws BadFile {
        return read(Document.read(file, settings), new DataPaths(file, data));
    }

    /**
     * Reads and checks what somebody elsewhere has sent. Paths in it are those of the sender's machine: none is looked at.
     *
     * @param label what places in it are called by, for example {@code body}
     * @throws BadFile with everything that is wrong with it
     */
    public static LoadedTask read(String label, String text) throws BadFile {
        return read(Document.parsed(label, text), DataPaths.elsewhere());
    }

    private static LoadedTask read(Document document, DataPaths paths) throws BadFile {
        LoadedTask task = document.has("ml") ? new PaiReader(document, paths).read() : own(document, paths);
        document.finish();
        return task;
    }

    private static LoadedTask own(Document document, DataPaths paths) {
        Section root = document.root();
        String task = "at most " + Accounts.MAX_TASK_NAME + " letters, digits, '.', '_' and '-'";
        Optional<String> name = name(document, root, "name", TaskReader::namesATask, task);
        Optional<String> client = name(document, root, "client", Accounts::mayBeNamed, Accounts.USABLE_NAME);
        TaskSpec spec = new SpecReader(document, paths).read(root.requiredSection("task"), "task");
        root.refuseOthers();
        return new LoadedTask(name, client, spec, document.warnings());
    }

    private static boolean namesATask(String name) {
        return Names.valid(name) && name.length() <= Accounts.MAX_TASK_NAME;
    }

    private static Optional<String> name(
            Document document, Section root, String key, Predicate<String> usable, String expected) {
        if (!root.has(key)) return Optional.empty();
        String name = root.text(key);
        if (!usable.test(name)) {
            document.violated(key, '"' + name + '"', expected);
            return Optional.empty();
        }
        return Optional.of(name);
    }
}

package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.OrderedJournal;
import assay.journal.codec.UnreadableRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal that was exported, or that a simulation left. */
public final class FileRecords implements Records, Closeable {
    private final OrderedJournal journal;

    private FileRecords(OrderedJournal journal) {
        this.journal = journal;
    }

    /** Opens {@code file}. */
    public static FileRecords open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw noJournal(file + " is not a file");
        try {
            return new FileRecords(OrderedJournal.open(file));
        } catch (UnreadableRecord e) {
            throw noJournal(String.valueOf(e.getMessage())).because(e);
        }
    }

    private static Failure noJournal(String what) {
        return Failure.of(
                ExitCode.ARGUMENTS,
                "not-a-journal",
                what + ", expected a journal",
                "assay journal export --out FILE writes a journal, and assay simulate leaves one in its folder");
    }

    @Override
    public List<Entry<?>> of(EntityId entity) {
        List<Entry<?>> entries = new ArrayList<>();
        for (int place = 0; place < journal.size(); place++) {
            if (journal.head(place).entity().equals(entity)) entries.add(journal.entry(place));
        }
        return entries;
    }

    @Override
    public List<EntityId> all(EntityType type) {
        return journal.entities().stream()
                .filter(entity -> entity.type() == type)
                .toList();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

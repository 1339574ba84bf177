package assay.cli.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a finished sweep leaves beside its runs. */
final class SweepFiles {
    private final Path folder;

    SweepFiles(Path folder) {
        this.folder = folder;
    }

    void write(Table table, SweepData data) throws IOException {
        whole("table.csv", table.csv());
        whole("sweep.json", new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(data) + "\n");
    }

    /** A file that is there is whole. */
    private void whole(String name, String text) throws IOException {
        Path partial = folder.resolve(name + ".partial");
        Files.writeString(partial, text);
        Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}

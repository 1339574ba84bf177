package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.report.Page;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a run, and what every run leaves in it. */
record RunFolder(Path path) {
    /** The folder, made if need be. */
    static RunFolder make(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            String message = path + " is a file, expected a folder to write the run to";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-folder", message, "choose another one with --out");
        }
        return new RunFolder(path);
    }

    void write(MetricsFile table, Page report, SimulationData data) throws IOException {
        table.csv(path.resolve("metrics.csv"));
        table.jsonLines(path.resolve("metrics.jsonl"));
        report.write(path.resolve("report.html"));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(path.resolve("summary.json").toFile(), data);
    }
}

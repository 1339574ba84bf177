package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A run of a market with free riders and a claim, and what it left behind. */
public record ReportedRun(Path folder) {
    static final Path SCENARIO = Path.of("src/test/resources/sound/scenario/riders.yaml");

    /** The run from the scenario's own seed, in this process. */
    public static ReportedRun in(Path folder) {
        Command run = Command.run("simulate", SCENARIO.toString(), "--out", folder.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        return new ReportedRun(folder);
    }

    public Path report() {
        return folder.resolve("report.html");
    }
}

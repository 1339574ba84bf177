package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.sweep.Workforce.Todo;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.RunBroken;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures every cell with every seed, keeps what it has, and says what came of it. */
public final class Sweep {
    private static final int USUAL_SEEDS = 10;

    private final Plan plan;
    private final Measure measure;
    private final Output output;
    private final List<Scenario> cells;
    private final int seeds;
    private final Runs runs;

    /** The sweep that {@code plan} asks for; refuses a plan that the scenario file does not allow. */
    public Sweep(Plan plan, Measure measure, Output output) {
        this.plan = plan;
        this.measure = measure;
        this.output = output;
        this.cells = Cells.read(plan);
        this.seeds = plan.seeds(first().claim().map(Claim::seeds).orElse(USUAL_SEEDS));
        Choice.check(plan.metrics(), cells);
        this.runs = new Runs(cells.size(), seeds);
    }

    private Scenario first() {
        return cells.get(0);
    }

    /** Runs what is still to be run; returns what the envelope says. */
    public SweepData perform() throws IOException, InterruptedException {
        long started = System.nanoTime();
        output.say(first().question());
        Identity identity = Identity.of(plan.file(), plan.settings(), plan.grid());
        Path folder = folder(identity);
        int resumed;
        try (ResultsFile results = ResultsFile.open(folder.resolve("runs.jsonl"), identity, this::earlier)) {
            resumed = runs.count();
            List<Todo> todo = todo();
            output.say(cells.size() + (cells.size() == 1 ? " cell, " : " cells, ") + seeds + " seeds each: "
                    + todo.size() + " runs" + (resumed == 0 ? "" : ", " + resumed + " are there already"));
            if (resumed > 0) sameAsBefore(folder);
            new Workforce(plan.jobs(), results, runs, output).run(todo, this::measured);
        }
        Table table = new Table(plan, cells, runs, seeds);
        SweepData data = table.data(folder, resumed, (System.nanoTime() - started) / 1e9);
        new SweepReport(first(), plan.grid(), table)
                .page(plan.command(seeds), seeds)
                .write(folder.resolve("report.html"));
        new SweepFiles(folder).write(table, data);
        output.say("");
        table.lines().forEach(output::say);
        output.say("");
        output.say("written to " + folder + ": table.csv, report.html, sweep.json, runs.jsonl");
        return data;
    }

    private Path folder(Identity identity) throws IOException {
        String name = identity.scenario().replaceFirst("\\.ya?ml$", "");
        Path folder = plan.folder().orElseGet(() -> Path.of(".assay", "sweeps", name + "-" + identity.mark()));
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            String message = folder + " is a file, expected a folder to keep the results in";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-folder", message, "choose another one with --out");
        }
        return folder;
    }

    private void earlier(int cell, long seed, RunMetrics measured) {
        long place = seed - cells.get(cell).seed();
        if (place >= 0 && place < seeds) runs.add(cell, (int) place, measured);
    }

    /** Seed by seed, so that what is there after a while tells something of every cell. */
    private List<Todo> todo() {
        List<Todo> todo = new ArrayList<>();
        for (int place = 0; place < seeds; place++) {
            for (int cell = 0; cell < cells.size(); cell++) {
                if (!runs.has(cell, place)) todo.add(todo(cell, place));
            }
        }
        return todo;
    }

    private Todo todo(int cell, int place) {
        return new Todo(cell, place, cells.get(cell).seed() + place);
    }

    /** Rules, data and models of learning change; a table of two kinds of results would be about neither. */
    private void sameAsBefore(Path folder) {
        for (int cell = 0; cell < cells.size(); cell++) {
            if (!runs.has(cell, 0)) continue;
            RunMetrics before = runs.run(cell, 0);
            RunMetrics now = measured(todo(cell, 0));
            if (now.equals(before)) return;
            Optional<String> differs = before.values().keySet().stream()
                    .filter(name -> !before.value(name).equals(now.value(name)))
                    .findFirst();
            String message = "the results in " + folder + " were measured by another build or on other data: "
                    + differs.map(name -> name + " was " + before.values().get(name) + " and is now "
                                    + now.values().get(name))
                            .orElse("other metrics were measured then");
            String hint = "choose another folder with --out, or delete " + folder + " to measure all of it again";
            throw Failure.of(ExitCode.ARGUMENTS, "other-results", message, hint);
        }
    }

    private RunMetrics measured(Todo todo) {
        try {
            return measure.of(cells.get(todo.cell()).withSeed(todo.seed()));
        } catch (RunBroken e) {
            String message = "an invariant broke: " + e.getMessage();
            String hint = "to see it: " + plan.single(todo.cell(), todo.seed());
            throw Failure.of(ExitCode.FAILED, "invariant-broken", message, hint).because(e);
        }
    }
}

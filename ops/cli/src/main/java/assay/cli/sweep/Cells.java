package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.file.ScenarioFile;
import assay.file.BadFile;
import assay.file.Problem;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The scenario of every cell, all of them read and checked before anything runs. */
final class Cells {
    private Cells() {}

    static List<Scenario> read(Plan plan) {
        List<Scenario> cells = new ArrayList<>();
        for (int cell = 0; cell < plan.grid().cells(); cell++) {
            List<String> varied = plan.grid().settings(cell);
            List<String> settings = new ArrayList<>(plan.settings());
            settings.addAll(varied);
            try {
                cells.add(ScenarioFile.read(plan.file(), settings));
            } catch (BadFile e) {
                throw refused(plan, varied, e);
            }
        }
        return cells;
    }

    private static Failure refused(Plan plan, List<String> varied, BadFile bad) {
        List<Problem> problems =
                bad.problems().stream().map(problem -> named(problem, varied)).toList();
        boolean fromGrid = problems.stream().anyMatch(problem -> problem.place().startsWith("--vary"));
        String what = fromGrid ? " cannot take " + String.join(" ", varied) : " cannot be used as it is";
        return Failure.of(
                        ExitCode.ARGUMENTS,
                        "bad-file",
                        plan.file() + what + "; nothing was run",
                        "assay scenario schema prints what a scenario may say")
                .with(problems);
    }

    /** The same mistake at the option that it came from. */
    private static Problem named(Problem problem, List<String> varied) {
        for (String setting : varied) {
            boolean unread = problem.place().equals("--set") && problem.found().equals('"' + setting + '"');
            if (unread || problem.place().equals("--set " + setting)) {
                String found = unread ? "a path that leads nowhere" : problem.found();
                return new Problem("--vary " + setting, problem.field(), found, problem.expected());
            }
        }
        return problem;
    }
}

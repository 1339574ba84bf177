package assay.bench;

import assay.simulation.learning.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Errors by trial and round, measured and expected, from the initial model on. */
record LearningTable(List<double[]> measured, List<double[]> expected) {
    private static final List<Integer> SHOWN = List.of(1, 2, 4, 6);

    /** Mean absolute difference over all trials and rounds. */
    double meanResidual() {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < measured.size(); i++) {
            sum += residual(i) * (measured.get(i).length - 1);
            count += measured.get(i).length - 1;
        }
        return sum / count;
    }

    /** The mean absolute difference of the trial that fits worst. */
    double worstResidual() {
        double worst = 0;
        for (int i = 0; i < measured.size(); i++) worst = Math.max(worst, residual(i));
        return worst;
    }

    private double residual(int trial) {
        double sum = 0;
        int rounds = measured.get(trial).length - 1;
        for (int round = 1; round <= rounds; round++) {
            sum += Math.abs(measured.get(trial)[round] - expected.get(trial)[round]);
        }
        return sum / rounds;
    }

    /** Measured / expected after some rounds, and the mean difference over all. */
    Table table() {
        Table table = new Table("trial", "round 1", "round 2", "round 4", "round 6", "off by");
        List<Trial> trials = Trial.all();
        for (int i = 0; i < trials.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(trials.get(i).name()));
            for (int round : SHOWN) {
                cells.add(Table.number(measured.get(i)[round], 3) + " / " + Table.number(expected.get(i)[round], 3));
            }
            cells.add(Table.number(residual(i), 3));
            table.row(cells.toArray(String[]::new));
        }
        return table.row("mean over all", "", "", "", "", Table.number(meanResidual(), 3));
    }

    /** The measured errors, a trial a line: its name, then its error after each round, from 0 on. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Trial> trials = Trial.all();
        for (int i = 0; i < trials.size(); i++) {
            StringBuilder line = new StringBuilder(trials.get(i).name());
            for (double error : measured.get(i)) line.append(String.format(Locale.ROOT, ";%.6f", error));
            lines.add(line.toString());
        }
        return lines;
    }
}

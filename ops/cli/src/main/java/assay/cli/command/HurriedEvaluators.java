package assay.cli.command;

import assay.domain.task.TaskSpec;
import assay.simulation.participant.MeasuringTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tasks whose evaluators have less time than measuring is expected to take: a round that nobody measures pays nobody. */
final class HurriedEvaluators {
    private static final double SECOND = 1_000;

    private HurriedEvaluators() {}

    /** What to warn of about {@code spec}; empty where evaluators have time enough. */
    static Optional<String> of(Path file, TaskSpec spec) {
        if (spec.kind().assigns()) return Optional.empty();
        Duration wanted = MeasuringTime.of(spec);
        Duration given = spec.evaluation().commit();
        if (wanted.compareTo(given) <= 0) return Optional.empty();
        return Optional.of(file + ": " + spec.title() + ": evaluation.commit: " + seconds(given)
                + ", expected more than about " + seconds(wanted) + ", which measuring a full round takes on the"
                + " reference computer of simulated markets with committee.maximum "
                + spec.committee().maximum()
                + " and pay.rule " + spec.pay().rule() + "; with too few reports a round is not measured and pays"
                + " nobody. Give more time, or lower committee.maximum, or pay.valuing.permutations above 12 updates");
    }

    private static String seconds(Duration time) {
        return time.toMillis() / SECOND + " s";
    }
}

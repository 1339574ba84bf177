package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.evaluation.EvaluationEvent.MeasurementAsked;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.task.TaskEvent.UpdateAccepted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the error was after each update of a round, the first so many aggregated. */
final class Prefixes {
    private final Map<Long, MeasurementAsked> asked = new TreeMap<>();
    private final Map<Long, Trail.Found<MeasurementTaken>> taken = new TreeMap<>();

    private Prefixes() {}

    static Prefixes of(Trail trail) throws InterruptedException {
        Prefixes prefixes = new Prefixes();
        trail.each(
                EntityType.EVALUATION,
                MeasurementAsked.class,
                (entry, event) -> prefixes.asked.put(event.measurement(), event));
        trail.each(
                EntityType.EVALUATION,
                MeasurementTaken.class,
                (entry, event) -> prefixes.taken.put(event.measurement(), new Trail.Found<>(entry, event)));
        return prefixes;
    }

    /** Why an accepted update brought no gain; empty when nothing that measured it is known. */
    Optional<Because> of(UpdateAccepted accepted) {
        for (Map.Entry<Long, MeasurementAsked> each : asked.entrySet()) {
            Trail.Found<MeasurementTaken> found = taken.get(each.getKey());
            if (found == null) continue;
            for (int k = 0; k < each.getValue().job().updates().size(); k++) {
                boolean same = each.getValue()
                        .job()
                        .updates()
                        .get(k)
                        .update()
                        .equals(accepted.update().address());
                if (same)
                    return Optional.of(
                            words(found.entry(), found.event().median().errorMicros(), k, accepted.round()));
            }
        }
        return Optional.empty();
    }

    private static Because words(Entry<?> entry, List<Long> errors, int place, int round) {
        String when = "round " + round + ": as number " + (place + 1) + " of " + (errors.size() - 1);
        String words = when + " it left an error of " + decimal(errors.get(place + 1)) + ", after "
                + decimal(errors.get(place)) + " without it: no gain over the best so far that counts";
        return Because.of(entry, words);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}

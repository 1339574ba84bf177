package assay.domain.evaluation;

import assay.domain.entity.ParticipantId;
import assay.domain.training.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The evaluators of one task, and what they were asked to do.
 *
 * @param name the evaluation's name
 * @param deadline of the task
 * @param excluded who may not evaluate: the client and all who train
 * @param drawn the evaluators; empty while they enrol. Who is excluded when no reserve is left stays here: a quorum
 *     counts all drawn
 * @param reserves who takes the place of an excluded evaluator, next first
 * @param last the last measurement asked for, 0 for none
 * @param waiting measurements that have not begun, oldest first
 * @param bonds what evaluators have at stake
 */
public record Panel(
        String name,
        EvaluationRules rules,
        Instant deadline,
        List<ParticipantId> excluded,
        List<ParticipantId> drawn,
        List<ParticipantId> reserves,
        Optional<Measurement> last,
        List<Measurement> waiting,
        Bonds bonds) {
    public Panel {
        excluded = List.copyOf(excluded);
        drawn = List.copyOf(drawn);
        reserves = List.copyOf(reserves);
        waiting = List.copyOf(waiting);
    }

    /** One measurement asked for, counted from 1. */
    public record Measurement(long number, Job.Measure job) {}

    /** The number of the next measurement that may be asked for. */
    public long nextNumber() {
        return last.map(Measurement::number).orElse(0L) + 1;
    }

    /** Whether {@code participant} was drawn and may still evaluate. */
    public boolean serves(ParticipantId participant) {
        return drawn.contains(participant) && !excluded.contains(participant);
    }

    /** Everybody drawn who may still evaluate. */
    public List<ParticipantId> serving() {
        return drawn.stream().filter(this::serves).toList();
    }

    /** The fewest reports that count: more than half of those drawn. */
    public int quorum() {
        return drawn.size() / 2 + 1;
    }

    Panel excluding(ParticipantId participant) {
        List<ParticipantId> all = new ArrayList<>(excluded);
        all.add(participant);
        List<ParticipantId> left = new ArrayList<>(reserves);
        left.remove(participant);
        return new Panel(name, rules, deadline, all, drawn, left, last, waiting, bonds.freed(participant));
    }

    Panel of(List<ParticipantId> evaluators, List<ParticipantId> others) {
        return new Panel(name, rules, deadline, excluded, evaluators, others, last, waiting, bonds);
    }

    /** The first reserve sits where {@code lost} sat. */
    Panel substituting(ParticipantId lost, ParticipantId substitute) {
        List<ParticipantId> seats = drawn.stream()
                .map(each -> each.equals(lost) ? substitute : each)
                .toList();
        return of(seats, reserves.subList(1, reserves.size()));
    }

    Panel asked(Measurement measurement) {
        List<Measurement> all = new ArrayList<>(waiting);
        all.add(measurement);
        return new Panel(name, rules, deadline, excluded, drawn, reserves, Optional.of(measurement), all, bonds);
    }

    Panel withoutFirstWaiting() {
        return new Panel(
                name, rules, deadline, excluded, drawn, reserves, last, waiting.subList(1, waiting.size()), bonds);
    }

    Panel with(Bonds other) {
        return new Panel(name, rules, deadline, excluded, drawn, reserves, last, waiting, other);
    }
}

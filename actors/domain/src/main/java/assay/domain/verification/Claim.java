package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Job;
import assay.domain.training.ResidualRules;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An update that says how it came about, or all of a member's iterations in a round.
 *
 * @param solver who trained
 * @param training what it was asked to do: the committed inputs
 * @param update what it says came of it; of iterations, the maps of the last message
 * @param transcript of the update; of iterations, that of the last message
 * @param messages of iterations, in the order recorded; none for an update
 * @param rules of iterations
 */
public record Claim(
        ParticipantId solver,
        Job.Train training,
        Cid update,
        Transcript transcript,
        List<Message> messages,
        Optional<ResidualRules> rules) {
    public Claim {
        messages = List.copyOf(messages);
    }

    /** An update. */
    public Claim(ParticipantId solver, Job.Train training, Cid update, Transcript transcript) {
        this(solver, training, update, transcript, List.of(), Optional.empty());
    }

    /** How many stretches of {@code length} batches there are; those of messages one after the other. */
    public int stretches(int length) {
        if (messages.isEmpty()) return transcript.stretches(length);
        int all = 0;
        for (Message message : messages) all += message.transcript().stretches(length);
        return all;
    }

    /** Stretch {@code index} of all. */
    Stretch stretch(int index, int length) {
        if (messages.isEmpty()) {
            return new Stretch(transcript, index, length, training.base(), update, Optional.empty());
        }
        int left = index;
        for (Message message : messages) {
            int of = message.transcript().stretches(length);
            if (left < of) {
                Cid start = message.before().orElse(training.base());
                return new Stretch(message.transcript(), left, length, start, message.after(), Optional.of(message));
            }
            left -= of;
        }
        throw new IllegalArgumentException("no stretch " + index + " of " + stretches(length));
    }

    /** Messages of which {@code samples} were drawn, as jobs, each with the number of its first stretch. */
    List<DrawnMessage> drawn(List<Sample> samples, int length, List<WeightedUpdate> log) {
        List<DrawnMessage> drawn = new ArrayList<>();
        int offset = 0;
        for (Message message : messages) {
            int from = offset;
            int to = offset + message.transcript().stretches(length);
            boolean asked = samples.stream().anyMatch(each -> each.stretch() >= from && each.stretch() < to);
            if (asked) drawn.add(new DrawnMessage(new Job.IterateInSteps(iterations(message, log), length), from));
            offset = to;
        }
        return drawn;
    }

    /** The check of {@code stretch}'s batches {@code from} to before {@code to}, between the states said. */
    Job.ReRun part(Stretch stretch, int from, int to, Cid before, Cid claimed, List<WeightedUpdate> log) {
        int steps = stretch.transcript().steps();
        Optional<Job.Handed> handed =
                stretch.message().map(message -> new Job.Handed(iterations(message, log), log.get(message.place())));
        return new Job.ReRun(training, steps, from, to, before, claimed, handed);
    }

    private Job.Iterate iterations(Message message, List<WeightedUpdate> log) {
        List<WeightedUpdate> peers = new ArrayList<>();
        for (int place = message.from(); place < message.to(); place++) {
            int at = place;
            if (messages.stream().noneMatch(own -> own.place() == at)) peers.add(log.get(at));
        }
        return new Job.Iterate(
                training.recipe(),
                rules.orElseThrow(),
                training.base(),
                message.fresh(),
                message.before(),
                peers,
                training.segments(),
                training.seed(),
                message.first(),
                message.transcript().steps());
    }

    /** The claim of {@code solver} among {@code all}. */
    static Claim of(ParticipantId solver, List<Claim> all) {
        return all.stream()
                .filter(claim -> claim.solver().equals(solver))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no claim of " + solver));
    }
}

package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import assay.domain.task.TaskEvent.CrewFormed;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.verification.Checks;
import assay.domain.verification.Conviction;
import assay.domain.verification.Opening;
import assay.domain.verification.Sample;
import assay.domain.verification.Truth;
import assay.domain.verification.Verdict;
import assay.domain.verification.VerificationEvent.ClaimUnsealed;
import assay.domain.verification.VerificationEvent.Convicted;
import assay.domain.verification.VerificationEvent.DisputeEnded;
import assay.domain.verification.VerificationEvent.DisputeOpened;
import assay.domain.verification.VerificationEvent.InquiryClosed;
import assay.domain.verification.VerificationEvent.InquiryOpened;
import assay.domain.verification.VerificationEvent.JuryCalled;
import assay.domain.verification.VerificationEvent.SamplesDrawn;
import assay.domain.verification.VerificationEvent.SamplesOpened;
import assay.domain.verification.VerificationEvent.StepJudged;
import assay.domain.verification.VerificationEvent.StretchHalved;
import assay.domain.verification.VerificationEvent.VerdictsRevealed;
import assay.domain.verification.VerificationEvent.VerifiersCalled;
import assay.domain.verification.VerificationEvent.VerifiersDrawn;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nobody verifies itself or its own task; whoever is convicted of a wrong result, or of having accused somebody of one, was
 * so found by those who did the one disputed step again, or fell silent; whoever missed a planted fault had said that it
 * holds; each conviction that costs stake asks for it; and what is left out of a round are the updates of those convicted.
 */
public final class VerdictsHold implements Invariant {
    private final Map<String, Watched> watched = new TreeMap<>();

    /** What happened to one task's verification. */
    private static final class Watched {
        final Set<ParticipantId> partial = new TreeSet<>();
        final Map<Integer, Sample> samples = new TreeMap<>();
        final Map<Integer, Cid> claimed = new TreeMap<>();
        final Map<Integer, Cid> committed = new TreeMap<>();
        final Map<ParticipantId, List<Verdict>> verdicts = new TreeMap<>();
        final Map<Integer, Set<ParticipantId>> refused = new TreeMap<>();
        final Set<ParticipantId> convicted = new TreeSet<>();
        final Set<ParticipantId> solvers = new TreeSet<>();
        Optional<DisputeOpened> dispute = Optional.empty();
        Optional<DisputeEnded> ended = Optional.empty();
        int low;
        int high;
        int holds;
        int differs;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        Watched now = watched.computeIfAbsent(entry.entity().name(), none -> new Watched());
        for (Object event : entry.events()) {
            Optional<String> broken = broken(now, entry, event);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> broken(Watched now, Entry<?> entry, Object event) {
        if (event instanceof TaskDrafted drafted) now.partial.add(drafted.client());
        if (event instanceof CrewFormed formed) formed.members().forEach(each -> now.partial.add(each.member()));
        if (event instanceof VerifiersDrawn drawn) return partial(now, drawn.verifiers());
        if (event instanceof VerifiersCalled called) {
            List<ParticipantId> seated =
                    called.seated().stream().map(VerifierSeat::verifier).toList();
            return partial(now, seated);
        }
        if (event instanceof InquiryOpened opened) open(now, opened);
        if (event instanceof SamplesDrawn drawn) return drawn(now, drawn);
        if (event instanceof SamplesOpened opened) {
            for (Opening each : opened.openings()) now.claimed.put(each.sample(), each.claimed());
        }
        if (event instanceof ClaimUnsealed unsealed) {
            for (Truth each : unsealed.truths()) now.committed.put(each.sample(), each.after());
        }
        if (event instanceof VerdictsRevealed revealed) now.verdicts.put(revealed.verifier(), revealed.verdicts());
        if (event instanceof Convicted convicted) return convicted(now, entry, convicted);
        if (event instanceof InquiryClosed closed) return closed(now, closed);
        if (event instanceof RoundChecked checked) return checked(now, checked);
        return inDispute(now, event);
    }

    private static Optional<String> inDispute(Watched now, Object event) {
        if (event instanceof DisputeOpened opened) {
            now.dispute = Optional.of(opened);
            now.low = opened.dispute().low();
            now.high = opened.dispute().high();
            now.holds = 0;
            now.differs = 0;
        }
        if (event instanceof StretchHalved halved) {
            if (halved.step() <= now.low || halved.step() >= now.high) {
                return Optional.of("step " + halved.step() + " is not between " + now.low + " and " + now.high);
            }
            if (halved.holds()) now.low = halved.step();
            else now.high = halved.step();
        }
        if (event instanceof JuryCalled called && now.dispute.isPresent()) {
            if (now.high - now.low != 1) {
                return Optional.of("a jury is called for steps " + now.low + " to " + now.high + ", expected one step");
            }
            boolean party = called.jurors().contains(now.dispute.get().dispute().accuser())
                    || called.jurors().contains(now.dispute.get().dispute().solver());
            if (party) return Optional.of("a party to dispute " + called.dispute() + " sits on its jury");
        }
        if (event instanceof StepJudged judged) {
            if (judged.holds()) now.holds++;
            else now.differs++;
        }
        if (event instanceof DisputeEnded ended) now.ended = Optional.of(ended);
        return Optional.empty();
    }

    private static Optional<String> partial(Watched now, List<ParticipantId> verifiers) {
        return verifiers.stream()
                .filter(now.partial::contains)
                .findFirst()
                .map(who -> who + " verifies, but owns the task or trains for it");
    }

    private static void open(Watched now, InquiryOpened opened) {
        now.samples.clear();
        now.claimed.clear();
        now.committed.clear();
        now.verdicts.clear();
        now.convicted.clear();
        now.solvers.clear();
        opened.claims().forEach(claim -> now.solvers.add(claim.solver()));
        now.dispute = Optional.empty();
        now.ended = Optional.empty();
    }

    private static Optional<String> drawn(Watched now, SamplesDrawn drawn) {
        for (Sample sample : drawn.samples()) {
            if (sample.checkers().contains(sample.solver())) return Optional.of(sample.solver() + " checks itself");
            now.samples.put(sample.number(), sample);
        }
        return Optional.empty();
    }

    private static Optional<String> convicted(Watched now, Entry<?> entry, Convicted event) {
        Conviction conviction = event.conviction();
        now.convicted.add(conviction.offender());
        long asked = entry.sends().stream()
                .filter(sent -> sent.command() instanceof MinerCommand.Slash slash
                        && sent.to().name().equals(conviction.offender().name())
                        && slash.offence() == conviction.offence()
                        && slash.shareMicros() == event.shareMicros())
                .count();
        if ((event.shareMicros() > 0) != (asked == 1)) {
            return Optional.of(
                    conviction + " costs " + event.shareMicros() + " millionths, asked for " + asked + " times");
        }
        Offence offence = conviction.offence();
        if (offence == Offence.WRONG_RESULT) return judged(now, conviction, now.differs > now.holds);
        if (offence == Offence.FALSE_ACCUSATION) return judged(now, conviction, now.holds > now.differs);
        return offence == Offence.MISSED_FAULT ? missed(now, conviction) : Optional.empty();
    }

    private static Optional<String> judged(Watched now, Conviction conviction, boolean found) {
        boolean silent = conviction.reason().endsWith("fell silent");
        boolean over = now.ended.isPresent()
                && now.dispute.isPresent()
                && now.ended.get().dispute() == now.dispute.get().dispute().number();
        if (over && ((found && now.high - now.low == 1) || silent)) return Optional.empty();
        return Optional.of(conviction + " without the differing step done again: " + now.holds
                + " found that it holds, " + now.differs + " that it does not");
    }

    private static Optional<String> missed(Watched now, Conviction conviction) {
        int sample = conviction.sample();
        boolean fault =
                now.committed.containsKey(sample) && !now.committed.get(sample).equals(now.claimed.get(sample));
        boolean passed = now.verdicts
                .getOrDefault(conviction.offender(), List.of())
                .contains(new Verdict(sample, Verdict.Opinion.HOLDS));
        return fault && passed ? Optional.empty() : Optional.of(conviction + ", but it let nothing false pass");
    }

    private static Optional<String> closed(Watched now, InquiryClosed closed) {
        Set<ParticipantId> expected = new TreeSet<>(now.convicted);
        expected.retainAll(now.solvers);
        if (!expected.equals(new TreeSet<>(closed.refused()))) {
            return Optional.of("the updates of " + closed.refused() + " are refused, expected those of " + expected);
        }
        for (Checks checks : closed.checks()) {
            List<Verdict> said = now.verdicts.getOrDefault(checks.verifier(), List.of());
            long done = said.stream()
                    .filter(each -> each.opinion() != Verdict.Opinion.UNABLE)
                    .count();
            if (checks.count() != done || now.convicted.contains(checks.verifier())) {
                return Optional.of(checks + " are paid, it has given " + done + " verdicts"
                        + (now.convicted.contains(checks.verifier()) ? " and was convicted" : ""));
            }
        }
        now.refused.put(closed.round(), expected);
        return Optional.empty();
    }

    private static Optional<String> checked(Watched now, RoundChecked checked) {
        Set<ParticipantId> expected = now.refused.getOrDefault(checked.round(), Set.of());
        boolean waited = !checked.refused().isEmpty() || !checked.checks().isEmpty();
        if (!waited || expected.equals(new TreeSet<>(checked.refused()))) return Optional.empty();
        return Optional.of("leaves out " + new ArrayList<>(checked.refused()) + " in round " + checked.round()
                + ", convicted were " + expected);
    }
}

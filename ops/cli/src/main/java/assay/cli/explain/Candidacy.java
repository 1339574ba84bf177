package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CandidateTurnedAway;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.MemberLost;
import assay.domain.committee.CommitteeEvent.MemberReplaced;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.PingsReported;
import assay.domain.committee.CommitteeEvent.RegistrationClosed;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.Standing;
import assay.domain.election.CycleKind;
import assay.domain.election.Lots;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to one candidate, event by event. */
final class Candidacy {
    private static final int LOT_SHOWN = 8;

    private final ParticipantId who;
    private final List<Because> because = new ArrayList<>();
    private String outcome = "not elected: it was never admitted";
    private boolean running;

    Candidacy(ParticipantId who) {
        this.who = who;
    }

    Answer answer() {
        return new Answer(who.name(), outcome, 0, because);
    }

    void told(Entry<?> entry, CommitteeEvent event) {
        Optional<OtherRules.Turn> turn = OtherRules.of(event, who, running);
        if (turn.isPresent()) {
            say(entry, turn.get().words());
            if (!turn.get().outcome().isEmpty()) outcome = turn.get().outcome();
            running = turn.get().running();
            return;
        }
        if (registration(entry, event) || votes(entry, event) || membership(entry, event)) return;
        Optional<Ballots.Said> said = Ballots.said(event, who);
        if (said.isPresent()) {
            said.get().outcome().ifPresent(now -> outcome = now);
            said.get().words().ifPresent(words -> say(entry, words));
            return;
        }
        // Whatever else names it: a rule that came later, say.
        if (Naming.names(event, who)) say(entry, Naming.words(event));
    }

    /** Adds {@code words} to what is told of the candidate. */
    void say(Entry<?> entry, String words) {
        because.add(Because.of(entry, words));
    }

    private boolean registration(Entry<?> entry, CommitteeEvent event) {
        if (event instanceof CandidateApplied applied) {
            if (applied.miner().equals(who)) {
                say(entry, "registers, " + Ballots.brought(applied));
            }
            return true;
        }
        if (event instanceof CandidateAdmitted admitted) {
            if (admitted.miner().equals(who)) {
                running = true;
                outcome = "a candidate";
                say(entry, "is bound to the task, and a candidate");
            }
            return true;
        }
        if (event instanceof CandidateTurnedAway away) {
            if (away.miner().equals(who)) {
                outcome = "not elected: turned away";
                say(entry, "turned away: " + away.reason());
            }
            return true;
        }
        if (event instanceof RegistrationClosed closed) {
            if (closed.late().contains(who)) {
                outcome = "not elected: too late";
                say(entry, "was not bound to the task when registration closed");
            }
            return true;
        }
        return false;
    }

    private boolean votes(Entry<?> entry, CommitteeEvent event) {
        if (event instanceof CommitteeEvent.CycleOpened) return true;
        if (event instanceof VoteCast cast) {
            if (cast.miner().equals(who)) {
                say(entry, "votes " + cast.vote() + " in cycle " + cast.cycle());
            }
            return true;
        }
        if (!(event instanceof CycleCounted counted)) return false;
        if (running) counted(entry, counted);
        return true;
    }

    private void counted(Entry<?> entry, CycleCounted counted) {
        String which = "cycle " + counted.cycle() + ": ";
        String tally = counted.zeros() + " voted 0, " + counted.ones() + " voted 1";
        if (counted.silent().contains(who)) {
            running = false;
            outcome = "not elected: silent in cycle " + counted.cycle();
            say(entry, which + "said nothing, and is out for good");
        } else if (counted.outvoted().contains(who)) {
            running = false;
            outcome = "not elected: outvoted in cycle " + counted.cycle();
            say(entry, which + tally + ": with the majority, and out; it may replace a lost member");
        } else if (counted.kind() == CycleKind.REDUCED) {
            say(entry, which + tally + ": with the minority, and stays");
        } else {
            say(
                    entry,
                    which + tally + ": stays, since "
                            + (counted.kind() == CycleKind.FINISHED
                                    ? "few enough are left"
                                    : "the cycle decided nothing"));
        }
    }

    private boolean membership(Entry<?> entry, CommitteeEvent event) {
        if (event instanceof MembersDrawn drawn) {
            if (running) drawn(entry, drawn);
            return true;
        }
        if (event instanceof MembersChosen chosen) {
            if (chosen.members().contains(who)) {
                outcome = "elected";
                say(entry, "is a member");
            }
            return true;
        }
        if (event instanceof PingsReported pings) {
            if (pings.member().equals(who))
                say(entry, "reports its distance to " + pings.pings().size() + " others");
            return true;
        }
        if (event instanceof MembersRanked ranked) {
            ranked(entry, ranked.standings());
            return true;
        }
        if (event instanceof MemberReplaced replaced) {
            if (replaced.lost().equals(who)) {
                outcome = "elected, and replaced";
                say(entry, "is lost, and replaced by " + replaced.replacement());
            } else if (replaced.replacement().equals(who)) {
                outcome = "a member instead of " + replaced.lost();
                say(entry, "takes the place of " + replaced.lost());
            }
            return true;
        }
        if (event instanceof MemberLost lost) {
            if (lost.lost().equals(who)) {
                outcome = "elected, and lost";
                say(entry, "is lost, and nobody is left to replace it");
            }
            return true;
        }
        return event instanceof CommitteeEvent.SegmentsOrdered
                || event instanceof CommitteeEvent.CommitteeDisbanded
                || event instanceof CommitteeEvent.CommitteeFailed
                || event instanceof CommitteeEvent.RankingSubmitted;
    }

    private void drawn(Entry<?> entry, MembersDrawn drawn) {
        List<ParticipantId> all = new ArrayList<>(drawn.drawn());
        all.addAll(drawn.passedOver());
        String lot = Lots.lot(drawn.beacon(), who);
        int place = 1;
        for (ParticipantId other : all) if (Lots.lot(drawn.beacon(), other).compareTo(lot) < 0) place++;
        boolean won = drawn.drawn().contains(who);
        running = won;
        if (!won) outcome = "not elected: passed over by lot";
        String words = "its lot " + lot.substring(0, LOT_SHOWN) + "… is number " + place + " of " + all.size()
                + ", the lowest " + drawn.drawn().size() + " win: "
                + (won ? "drawn" : "passed over; it may replace a lost member");
        say(entry, words);
    }

    private void ranked(Entry<?> entry, List<Standing> standings) {
        for (int i = 0; i < standings.size(); i++) {
            if (!standings.get(i).member().equals(who)) continue;
            String task = i == 0 ? ": leads" : i == 1 ? ": follows" : "";
            outcome = "elected" + (i == 0 ? ", leads" : i == 1 ? ", follows" : "");
            say(
                    entry,
                    "by pings number " + (i + 1) + " of " + standings.size() + ", with "
                            + standings.get(i).points() + " Borda points" + task);
        }
    }
}

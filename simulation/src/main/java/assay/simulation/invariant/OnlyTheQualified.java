package assay.simulation.invariant;

import assay.domain.account.AccountEvent;
import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent;
import assay.domain.money.Credits;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Reputation;
import assay.domain.reputation.Testimony;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.Campaign;
import assay.domain.task.TaskEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whoever works for a task has declared what the task needs and is as reputable as it asks, or has one of its places for
 * newcomers, of which there are no more than it says. And nobody is paid for what nobody pays for. Reputations are worked
 * out here from the ratings themselves, in floating point.
 */
public final class OnlyTheQualified implements Invariant {
    /** Fixed point rounds against the name, a few millionths at most. */
    private static final double ROUNDING = 1e-5;

    private static final Set<Deed> COUNTED =
            EnumSet.of(Deed.ANSWERED, Deed.SILENT, Deed.AGREED, Deed.ACCEPTED, Deed.REFUSED);

    private final Map<String, Campaign> campaigns = new HashMap<>();
    private final Map<String, List<String>> declared = new HashMap<>();
    private final Map<String, Known> reputations = new HashMap<>();
    private final Map<String, Set<String>> invited = new HashMap<>();

    private final Map<String, Integer> newcomers = new HashMap<>();
    private final Set<String> served = new HashSet<>();

    /** By task and name. */
    private final Set<String> bound = new HashSet<>();

    /** By task and assignment. */
    private final Map<String, ParticipantId> workers = new HashMap<>();

    /** By task, name and deed. */
    private final Map<String, Integer> deeds = new HashMap<>();
    /** How many messages of iterations each member handed in, in the round that is open. */
    private final Map<String, Map<ParticipantId, Integer>> messages = new HashMap<>();

    private static final class Known {
        private double good;
        private double bad;
        private long epoch;
        private int ratings;

        private void fadeTo(long later) {
            double kept = StrictMath.pow(Reputation.KEPT_MICROS / 1e6, (double) Math.max(0, later - epoch));
            good *= kept;
            bad *= kept;
            epoch = Math.max(epoch, later);
        }

        private double lowerBound() {
            double alpha = good + 1;
            double beta = bad + 1;
            double sum = alpha + beta;
            return Math.max(0, alpha / sum - StrictMath.sqrt(3 * alpha * beta / (sum * sum * (sum + 1))));
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        String name = entry.entity().name();
        for (Object event : entry.events()) {
            Optional<String> broken = seen(name, event, entry.time());
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private Optional<String> seen(String name, Object event, Instant now) {
        if (event instanceof TaskEvent.TaskDrafted drafted) {
            campaigns.put(name, drafted.spec().campaign());
            boolean free = drafted.spec().bounty().equals(Credits.ZERO);
            if (drafted.spec().campaign().filler() != free)
                return Optional.of("a filler task has no bounty, others have");
        } else if (event instanceof MinerEvent.ProfileDeclared said) {
            declared.put(name, said.profile().capabilities());
        } else if (event instanceof MinerEvent.Rated rated) {
            return rated(name, rated, now);
        } else if (event instanceof TaskEvent.NewcomerInvited asked) {
            return invited(name, asked.miner().name());
        } else if (event instanceof CommitteeEvent.NewcomerInvited asked) {
            return invited(name, asked.miner().name());
        } else if (event instanceof MinerEvent.Engaged engaged
                && engaged.by().name().equals(engaged.task().name())) {
            return engaged(name, engaged, now);
        } else if (event instanceof AssignmentEvent.AssignmentTaken taken) {
            return taken(name, taken);
        } else if (event instanceof TaskEvent done) {
            noted(name, done);
        } else if (event instanceof AccountEvent.TransferPended pended && name.startsWith("escrow.")) {
            Campaign campaign = campaigns.get(name.substring("escrow.".length()));
            if (campaign != null && campaign.filler())
                return Optional.of("pays " + pended.amount() + " for a filler task");
        }
        return Optional.empty();
    }

    /** What a task will have to say, counted from what happened in it. */
    private void noted(String task, TaskEvent event) {
        if (event instanceof TaskEvent.UpdateAccepted accepted) {
            count(task, accepted.update().miner(), Deed.ANSWERED);
        } else if (event instanceof TaskEvent.IterationsRecorded recorded) {
            count(task, recorded.miner(), Deed.ANSWERED);
            messages.computeIfAbsent(task, none -> new TreeMap<>()).merge(recorded.miner(), 1, Integer::sum);
        } else if (event instanceof TaskEvent.RoundOpened) {
            messages.remove(task);
        } else if (event instanceof TaskEvent.RoundChecked checked) {
            // What the convicted handed in was no answer.
            for (ParticipantId each : checked.refused()) {
                int answers = messages.getOrDefault(task, Map.of()).getOrDefault(each, 1);
                deeds.merge(task + " " + each + " " + Deed.ANSWERED, -answers, Integer::sum);
            }
        } else if (event instanceof TaskEvent.MemberSilent silent) count(task, silent.member(), Deed.SILENT);
        else if (event instanceof TaskEvent.BaselineMeasured measured) agreed(task, measured.agreeing());
        else if (event instanceof TaskEvent.RoundClosed closed) agreed(task, closed.agreeing());
        else if (event instanceof TaskEvent.FinalMeasured measured) agreed(task, measured.agreeing());
        else if (event instanceof AssignmentEvent.ResultScored scored) agreed(task, scored.agreeing());
        else if (event instanceof AssignmentEvent.AssignmentLapsed lapsed) {
            // Once, however many it held.
            deeds.put(task + " " + lapsed.worker() + " " + Deed.SILENT, 1);
        } else if (event instanceof AssignmentEvent.ResultAccepted yes) judged(task, yes.assignment(), Deed.ACCEPTED);
        else if (event instanceof AssignmentEvent.ResultRejected no) judged(task, no.assignment(), Deed.REFUSED);
    }

    private void judged(String task, int assignment, Deed deed) {
        ParticipantId worker = workers.get(task + "#" + assignment);
        if (worker != null) count(task, worker, deed);
    }

    private Optional<String> taken(String task, AssignmentEvent.AssignmentTaken taken) {
        workers.put(task + "#" + taken.assignment(), taken.worker());
        Campaign campaign = campaigns.get(task);
        boolean open = campaign == null
                || (campaign.needs().isEmpty() && !campaign.reputation().kept());
        return open || bound.contains(task + " " + taken.worker().name())
                ? Optional.empty()
                : Optional.of("hands an assignment to " + taken.worker() + ", whose membership did not agree");
    }

    private void agreed(String task, List<ParticipantId> evaluators) {
        for (ParticipantId each : evaluators) count(task, each, Deed.AGREED);
    }

    private void count(String task, ParticipantId who, Deed deed) {
        deeds.merge(task + " " + who + " " + deed, 1, Integer::sum);
    }

    private Optional<String> rated(String name, MinerEvent.Rated rated, Instant now) {
        boolean slash = rated.rating().deeds().stream().anyMatch(said -> said.deed() == Deed.SLASHED);
        for (Deed deed : slash ? Set.<Deed>of() : COUNTED) {
            int said = rated.rating().deeds().stream()
                    .filter(each -> each.deed() == deed)
                    .mapToInt(Testimony::times)
                    .sum();
            int expected = deeds.getOrDefault(rated.rating().by().name() + " " + name + " " + deed, 0);
            if (said != expected) return Optional.of("is told " + said + " " + deed + ", and there were " + expected);
        }
        Known known = reputations.computeIfAbsent(name, none -> new Known());
        known.fadeTo(now.getEpochSecond() / Reputation.EPOCH.toSeconds());
        double good = 0;
        double all = 0;
        double slashed = 0;
        for (var deed : rated.rating().deeds()) {
            switch (deed.deed()) {
                case ANSWERED, AGREED, ACCEPTED -> {
                    good += deed.times();
                    all += deed.times();
                }
                case SILENT, DISAGREED, REFUSED -> all += deed.times();
                case SLASHED -> slashed += deed.times();
            }
        }
        known.good += all == 0 ? 0 : good / all;
        known.bad += (all == 0 ? 0 : 1 - good / all) + 3 * slashed;
        known.ratings++;
        boolean same = near(known.good, rated.goodMicros()) && near(known.bad, rated.badMicros());
        String expected = known.good + " for and " + known.bad + " against";
        return same ? Optional.empty() : Optional.of("a reputation of " + rated + ", expected " + expected);
    }

    private static boolean near(double expected, long foundMicros) {
        return Math.abs(expected - foundMicros / 1e6) < ROUNDING * (1 + expected);
    }

    private Optional<String> invited(String task, String miner) {
        invited.computeIfAbsent(task, none -> new HashSet<>()).add(miner);
        int places = Optional.ofNullable(campaigns.get(task))
                .map(campaign -> campaign.reputation().newcomers())
                .orElse(0);
        return places > 0 ? Optional.empty() : Optional.of("offers " + miner + " a newcomer's place, and has none");
    }

    private Optional<String> engaged(String name, MinerEvent.Engaged engaged, Instant now) {
        String task = engaged.task().name();
        Campaign campaign = campaigns.get(task);
        boolean works = engaged.by().type() == EntityType.TASK || engaged.by().type() == EntityType.COMMITTEE;
        if (campaign == null || !works) return Optional.empty();
        bound.add(task + " " + name);
        if (!declared.getOrDefault(name, List.of()).containsAll(campaign.needs())) {
            return Optional.of("serves " + task + " without having declared " + campaign.needs());
        }
        if (!campaign.reputation().kept()) return Optional.empty();
        Known known = reputations.computeIfAbsent(name, none -> new Known());
        known.fadeTo(now.getEpochSecond() / Reputation.EPOCH.toSeconds());
        double least = campaign.reputation().minimumMicros() / 1e6;
        if (known.lowerBound() >= least - ROUNDING) {
            served.add(task + " " + name);
            return Optional.empty();
        }
        // Whoever was taken once may be asked again, to replace somebody.
        if (served.contains(task + " " + name)) return Optional.empty();
        served.add(task + " " + name);
        boolean newcomer = known.ratings < Reputation.NEWCOMER_RATINGS
                && invited.getOrDefault(task, Set.of()).contains(name);
        if (!newcomer) {
            return Optional.of("serves " + task + " with a reputation of " + known.lowerBound() + ", below " + least);
        }
        int taken = newcomers.merge(task, 1, Integer::sum);
        int places = campaign.reputation().newcomers();
        return taken <= places
                ? Optional.empty()
                : Optional.of("is newcomer number " + taken + " in " + task + ", which has " + places + " places");
    }
}

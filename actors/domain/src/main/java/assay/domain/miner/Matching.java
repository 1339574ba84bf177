package assay.domain.miner;

import assay.domain.board.Listing;
import assay.domain.participant.Work;
import assay.domain.reputation.Reputation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is shown which work, and in which order. Entities know nothing of one another, so a task or committee shows its
 * entrance to everybody; whoever stands between it and the miner (a node, the simulated network) leaves out what the
 * miner's own membership would refuse.
 */
public final class Matching {
    private Matching() {}

    /** The task that {@code work} is an entrance to; empty when it is something else. */
    public static Optional<Listing> entrance(Work work) {
        if (work instanceof Work.Register register) return Optional.of(register.task());
        return work instanceof Work.Join join ? Optional.of(join.task()) : Optional.empty();
    }

    /** Whether anything in {@code work} is not for everybody. */
    public static boolean demanding(List<Work> work) {
        return work.stream().anyMatch(each -> !asked(each).isOpen());
    }

    private static Admission asked(Work work) {
        if (work instanceof Work.Take take) {
            return new Admission(
                    take.spec().campaign().needs(), take.spec().campaign().reputation(), false);
        }
        return entrance(work).map(Admission::to).orElse(Admission.unsaid());
    }

    /** Of {@code work}, what {@code miner} qualifies for. */
    public static List<Work> shown(List<Work> work, Miner miner, Instant now) {
        List<Work> shown = new ArrayList<>();
        for (Work each : work) {
            if (qualifies(miner, asked(each), now)) shown.add(each);
        }
        return shown;
    }

    /** Whether {@code miner} could be taken; a newcomer could, where there are places for newcomers. */
    public static boolean qualifies(Miner miner, Listing task, Instant now) {
        return qualifies(miner, Admission.to(task), now);
    }

    private static boolean qualifies(Miner miner, Admission admission, Instant now) {
        if (admission.isOpen()) return true;
        Dossier dossier = miner.dossier();
        if (!dossier.profile().lacking(admission.needs()).isEmpty()) return false;
        Reputation known = dossier.reputation().in(Reputation.epoch(now));
        Admission widest = admission.reputation().newcomers() > 0 ? admission.asNewcomer() : admission;
        return widest.satisfiedBy(known);
    }

    /** {@code tasks} as {@code preferences} would have them: paid ones first, then by what is wanted, then by bounty. */
    public static List<Listing> ordered(List<Listing> tasks, Preferences preferences) {
        List<Listing> ordered = new ArrayList<>(tasks);
        ordered.sort(Comparator.comparing(Listing::filler)
                .thenComparing(preferences::distance)
                .thenComparing(Listing::bounty, Comparator.reverseOrder())
                .thenComparing(Listing::task));
        return ordered;
    }
}

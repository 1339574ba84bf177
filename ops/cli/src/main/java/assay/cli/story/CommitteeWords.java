package assay.cli.story;

import static assay.cli.story.Amounts.count;
import static assay.cli.story.Amounts.names;

import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.Standing;
import assay.domain.election.CycleKind;
import assay.domain.entity.EntityId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened to a committee, in words. Remembers how many candidates there are, to count them for the reader. */
public final class CommitteeWords {
    private final Map<EntityId, Integer> candidates = new TreeMap<>();

    /** The words, where there is anything to say. */
    public Optional<String> of(EntityId committee, CommitteeEvent event) {
        if (event instanceof CommitteeEvent.CandidateAdmitted admitted) {
            int number = candidates.merge(committee, 1, Integer::sum);
            return Optional.of(admitted.miner() + " registers: candidate " + number);
        }
        return Optional.ofNullable(election(event))
                .or(() -> Optional.ofNullable(places(event)))
                .or(() -> Optional.ofNullable(BallotWords.of(event)));
    }

    private static @Nullable String election(CommitteeEvent event) {
        if (event instanceof CommitteeEvent.CandidateTurnedAway away) {
            return away.miner() + " turned away: " + away.reason();
        }
        if (event instanceof CommitteeEvent.RegistrationClosed closed) return closed(closed);
        if (event instanceof CommitteeEvent.RegistrationExtended) return "too few candidates: registration stays open";
        if (event instanceof CommitteeEvent.CycleCounted counted) return cycle(counted);
        if (event instanceof CommitteeEvent.MembersDrawn drawn) {
            return "cycle after cycle decided nothing; drawn by lot: " + names(drawn.drawn());
        }
        if (event instanceof CommitteeEvent.MembersChosen chosen) return "elected: " + names(chosen.members());
        return null;
    }

    private static String closed(CommitteeEvent.RegistrationClosed closed) {
        String late = closed.late().isEmpty() ? "" : "; too late: " + names(closed.late());
        return "registration closed with " + count(closed.candidates(), "candidate") + late;
    }

    private static String cycle(CommitteeEvent.CycleCounted counted) {
        String votes = "election cycle " + counted.cycle() + ": " + counted.zeros() + " voted 0, " + counted.ones()
                + " voted 1";
        String silent =
                counted.silent().isEmpty() ? "" : ", " + counted.silent().size() + " said nothing and are out";
        return votes + silent + " → " + consequence(counted.kind(), counted.survivors());
    }

    private static String consequence(CycleKind kind, int survivors) {
        return switch (kind) {
            case REDUCED -> "the minority stays, " + survivors + " vote again";
            case FINISHED -> survivors + " stay and are the members";
            case TIE -> "a tie, once more";
            case UNANIMOUS -> "all alike, once more";
            case SMALL_MINORITY -> "too small a minority, once more";
            case TOO_FEW -> "only " + survivors + " are left, too few";
        };
    }

    private static @Nullable String places(CommitteeEvent event) {
        if (event instanceof CommitteeEvent.MembersRanked ranked) return ranks(ranked.standings());
        if (event instanceof CommitteeEvent.SegmentsOrdered ordered) {
            return "members ranked " + count(ordered.order().size(), "segment") + "; most points "
                    + ordered.points().stream().findFirst().orElse(0L);
        }
        if (event instanceof CommitteeEvent.CommitteeFailed failed) return "no committee: " + failed.reason();
        return null;
    }

    private static String ranks(List<Standing> standings) {
        String leader = standings.isEmpty() ? "nobody" : place(standings.get(0));
        String follower = standings.size() < 2 ? "nobody" : place(standings.get(1));
        return "pings ranked: leader " + leader + ", follower " + follower;
    }

    private static String place(Standing standing) {
        return standing.member() + " with " + count(standing.points(), "Borda point");
    }
}

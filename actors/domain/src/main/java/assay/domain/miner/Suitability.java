package assay.domain.miner;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.Origin;
import assay.domain.miner.MinerCommand.Declare;
import assay.domain.miner.MinerCommand.Rate;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Rating;
import assay.domain.reputation.Reputation;
import assay.domain.reputation.Testimony;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a name says of itself, what is said of it, and whether that is enough for a task. */
final class Suitability {
    private Suitability() {}

    static Decision<MinerEvent> declare(Miner miner, Declare command, Origin from) {
        if (!from.isParticipant(miner.participant())) {
            return rejected(NotAllowed.of(miner.id(), command, "participant " + miner.name(), from));
        }
        String fault = command.profile().fault();
        if (!fault.isEmpty()) return rejected(new MinerRejection.ProfileNotValid(miner.id(), fault));
        if (miner.dossier().profile().equals(command.profile())) return unchanged();
        return accepted(new MinerEvent.ProfileDeclared(command.profile()));
    }

    static Decision<MinerEvent> rate(Miner miner, Rate command, Origin from, Instant now) {
        boolean itself = command.task().type() == EntityType.TASK && from.isEntity(command.task());
        if (!itself) return rejected(NotAllowed.of(miner.id(), command, "the task", from));
        if (command.deeds().isEmpty()) return unchanged();
        long epoch =
                Math.max(Reputation.epoch(now), miner.dossier().reputation().epoch());
        return accepted(rated(miner, new Rating(command.task(), command.event(), command.deeds(), epoch)));
    }

    static MinerEvent.Rated rated(Miner miner, Rating rating) {
        Reputation after = miner.dossier().reputation().with(rating);
        return new MinerEvent.Rated(rating, after.goodMicros(), after.badMicros());
    }

    /** What an offence that cost stake does to the name. */
    static MinerEvent.Rated slashed(Miner miner, MinerEvent.Slashed slashed, Instant now) {
        long epoch =
                Math.max(Reputation.epoch(now), miner.dossier().reputation().epoch());
        List<Testimony> deeds = List.of(new Testimony(Deed.SLASHED, 1));
        return rated(miner, new Rating(slashed.task(), slashed.event(), deeds, epoch));
    }

    /** Why {@code miner} is not what a task asks for. */
    static Optional<MinerRejection> unfit(Miner miner, Admission asked, Instant now) {
        List<String> lacking = miner.dossier().profile().lacking(asked.needs());
        if (!lacking.isEmpty()) return Optional.of(new MinerRejection.CapabilityLacking(miner.id(), lacking));
        Reputation known = miner.dossier().reputation().in(Reputation.epoch(now));
        if (asked.satisfiedBy(known)) return Optional.empty();
        return Optional.of(new MinerRejection.StandingTooLow(
                miner.id(), asked.reputation().minimumMicros(), known.lowerBoundMicros(), known.newcomer()));
    }
}

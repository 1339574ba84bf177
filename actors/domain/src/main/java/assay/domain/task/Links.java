package assay.domain.task;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Iteration;
import assay.domain.training.ResidualRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether iterations go on from where their member was. Nothing is computed here: whether a link is true shows when
 * somebody does it again; that it is fixed before anybody asks is what is checked.
 */
final class Links {
    private static final int HASH = 64;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{" + HASH + "}");

    private Links() {}

    static Optional<TaskRejection> wrong(
            Task.Training at, ParticipantId who, Chain chain, TaskCommand.SubmitIterations given) {
        EntityId id = TaskEntity.id(at);
        ResidualRules rules = Iterating.rules(at);
        int found = given.iterations().size();
        int most = Math.min(rules.every(), rules.iterations() - chain.inRound());
        if (found < 1 || found > most) {
            return Optional.of(new TaskRejection.IterationsNotAsked(id, who, most, found));
        }
        int recorded = at.round().updates().size();
        if (given.consumed() < chain.reached() || given.consumed() > recorded) {
            return Optional.of(new TaskRejection.MessagesUnknown(id, who, chain.reached(), recorded, given.consumed()));
        }
        Optional<TaskRejection> unverifiable = Checking.problem(at, who, given);
        if (unverifiable.isPresent()) return unverifiable;
        Optional<TaskRejection> broken = chained(id, who, chain, given, peers(at, who, chain, given));
        if (broken.isPresent()) return broken;
        for (Iteration iteration : given.iterations()) {
            boolean sound = iteration.ups() >= 0 && iteration.downs() >= 0;
            if (!sound || iteration.words() > rules.words() || iteration.words() < 0) {
                return Optional.of(new TaskRejection.TooManyWords(
                        id, who, iteration.number(), rules.words(), iteration.ups(), iteration.downs()));
            }
        }
        return copied(at, who, given);
    }

    private static String peers(Task.Training at, ParticipantId who, Chain chain, TaskCommand.SubmitIterations given) {
        return Iteration.peers(Iterating.peers(at, who, chain.consumed(), given.consumed()));
    }

    private static Optional<TaskRejection> chained(
            EntityId id, ParticipantId who, Chain chain, TaskCommand.SubmitIterations given, String peers) {
        int number = chain.done();
        String residual = chain.residual();
        // The model that a round starts from is known by its address; its hash is the first member's to compute.
        String model = chain.inRound() == 0 ? given.iterations().get(0).modelBefore() : chain.model();
        String applied = peers;
        for (Iteration link : given.iterations()) {
            Optional<Gap> gap = gap(link, number, residual, model, applied);
            if (gap.isPresent()) {
                Gap here = gap.get();
                return Optional.of(new TaskRejection.ChainBroken(
                        id, who, number, here.what(), here.expected(), cut(here.found())));
            }
            residual = link.residualAfter();
            model = link.modelAfter();
            applied = Iteration.peers(List.of());
            number++;
        }
        return Optional.empty();
    }

    /** Where a link does not fit. */
    private record Gap(String what, String expected, String found) {}

    private static Optional<Gap> gap(Iteration link, int number, String residual, String model, String peers) {
        if (link.number() != number) {
            return Optional.of(new Gap("number", Integer.toString(number), Integer.toString(link.number())));
        }
        if (!link.residualBefore().equals(residual)) {
            return Optional.of(new Gap("residual before it", residual, link.residualBefore()));
        }
        if (!link.modelBefore().equals(model)) {
            return Optional.of(new Gap("model before it", model, link.modelBefore()));
        }
        if (!link.peers().equals(peers)) return Optional.of(new Gap("peers' messages", peers, link.peers()));
        for (String hash : List.of(link.batch(), link.map(), link.modelAfter(), link.residualAfter())) {
            if (!SHA256.matcher(hash).matches()) return Optional.of(new Gap("hashes", "SHA-256 in hex", hash));
        }
        return Optional.empty();
    }

    private static String cut(String found) {
        return found.length() <= HASH ? found : found.substring(0, HASH) + "…";
    }

    /** Maps without words are all alike, and no copies. */
    private static Optional<TaskRejection> copied(
            Task.Training at, ParticipantId who, TaskCommand.SubmitIterations given) {
        if (Iterating.words(given.iterations()) == 0) return Optional.empty();
        for (Update earlier : at.round().updates()) {
            if (earlier.address().equals(given.maps()) && !earlier.miner().equals(who)) {
                return Optional.of(new TaskRejection.CopiedUpdate(
                        TaskEntity.id(at), at.round().number(), earlier.miner()));
            }
        }
        return Optional.empty();
    }
}

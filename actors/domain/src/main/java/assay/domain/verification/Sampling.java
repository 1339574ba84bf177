package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.election.Lots;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Draws that anybody can repeat: which stretches are checked, by whom, and which of them are planted. The beacon is made
 * of all updates of the round and of the verifiers' parts, which nobody knew when the updates were committed.
 */
public final class Sampling {
    /** The most stretches of one update: a beacon is asked for each. */
    public static final int MAX_STRETCHES = 10_000;

    /** The most samples of one update: their openings travel in one message. */
    public static final int MAX_OF_ONE = 32;

    /** The most samples of a round. */
    public static final int MAX_OF_ALL = 256;

    private static final long ONE = 1_000_000;
    private static final int DIGITS = 12;

    private Sampling() {}

    /** The beacon of a round. */
    public static String beacon(EntityId verification, Inquiry inquiry) {
        Sha256 hash = Sha256.of("samples").with(verification.toString()).with(inquiry.round());
        for (Claim claim : inquiry.claims()) {
            Transcript said = claim.transcript();
            hash = hash.with(claim.solver().name())
                    .with(claim.update().text())
                    .with(said.steps())
                    .with(said.root())
                    .with(said.sealing());
            for (Message message : claim.messages())
                hash = message(hash, message, inquiry.said().log());
        }
        for (Map.Entry<ParticipantId, String> seed : inquiry.seeds()) {
            hash = hash.with(seed.getKey().name()).with(seed.getValue());
        }
        return hash.hex();
    }

    private static Sha256 message(Sha256 hash, Message message, List<WeightedUpdate> log) {
        return hash.with(message.place())
                .with(log.get(message.place()).update().text())
                .with(message.after().text())
                .with(message.transcript().steps())
                .with(message.transcript().root())
                .with(message.transcript().sealing());
    }

    /** Each stretch of each claim with the probability that the rules say; of too many, the lowest lots. */
    public static List<Sample> draw(
            String beacon, VerificationRules rules, List<ParticipantId> checkers, List<Claim> claims) {
        return draw(beacon, rules, checkers, PersistentMap.empty(), claims);
    }

    /** The same, where a checker with more {@code lots} checks more: see {@link Lots}. */
    public static List<Sample> draw(
            String beacon,
            VerificationRules rules,
            List<ParticipantId> checkers,
            PersistentMap<ParticipantId, Integer> lots,
            List<Claim> claims) {
        List<Lot> drawn = new ArrayList<>();
        for (Claim claim : claims) {
            List<Lot> own = new ArrayList<>();
            int stretches = claim.stretches(rules.stretch());
            for (int i = 0; i < stretches; i++) {
                String lot =
                        Sha256.from(beacon).with(claim.solver().name()).with(i).hex();
                if (below(lot, rules.samplingMicros())) own.add(new Lot(lot, claim, i));
            }
            drawn.addAll(lowest(own, MAX_OF_ONE));
        }
        List<Lot> all = lowest(drawn, MAX_OF_ALL);
        List<Sample> samples = new ArrayList<>();
        for (Lot lot : all) samples.add(sample(samples.size(), lot, all, beacon, rules, new Checkers(checkers, lots)));
        return List.copyOf(samples);
    }

    private record Checkers(List<ParticipantId> names, PersistentMap<ParticipantId, Integer> lots) {}

    private record Lot(String hash, Claim claim, int stretch) {}

    private static List<Lot> lowest(List<Lot> lots, int most) {
        return lots.stream()
                .sorted(Comparator.comparing(Lot::hash))
                .limit(most)
                .sorted(Comparator.comparing((Lot lot) -> lot.claim().solver()).thenComparing(Lot::stretch))
                .toList();
    }

    private static Sample sample(
            int number, Lot lot, List<Lot> all, String beacon, VerificationRules rules, Checkers from) {
        ParticipantId solver = lot.claim().solver();
        Stretch stretch = lot.claim().stretch(lot.stretch(), rules.stretch());
        boolean nextIsDrawn = all.stream()
                .anyMatch(each -> each.claim().solver().equals(solver) && each.stretch() == lot.stretch() + 1);
        // What follows the last stretch is the update, which is public; what follows one before a sampled one is shown.
        boolean plantable = rules.plantedMicros() > 0 && stretch.hasRoomForFault() && !nextIsDrawn;
        String draw = Sha256.from(beacon).with("checkers").with(number).hex();
        return new Sample(
                number, solver, lot.stretch(), Lots.draw(draw, from.names(), from.lots(), rules.checkers()), plantable);
    }

    /**
     * Whether the solver that knows {@code nonce} must show a fault in {@code sample}. It alone can say so beforehand, and
     * cannot choose (J. Teutsch, C. Reitwießner, A scalable verification solution for blockchains, 2017: forced errors).
     */
    public static boolean planted(String nonce, String beacon, Sample sample, long plantedMicros) {
        if (!sample.plantable()) return false;
        return below(
                Sha256.of("planted")
                        .with(nonce)
                        .with(beacon)
                        .with(sample.number())
                        .hex(),
                plantedMicros);
    }

    private static boolean below(String hash, long micros) {
        return Long.parseLong(hash.substring(0, DIGITS), 16) % ONE < micros;
    }
}

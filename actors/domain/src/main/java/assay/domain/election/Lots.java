package assay.domain.election;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Draws by lot that anybody can repeat: the lot of a participant is the hash of a beacon and its id, and the lowest lot
 * wins. The beacon is a hash of everything recorded before, so nobody knows it while it can still be chosen freely.
 */
public final class Lots {
    private Lots() {}

    /** The lot of {@code id}, 64 hexadecimal digits. */
    public static String lot(String beacon, ParticipantId id) {
        return Sha256.from(beacon).with(id.name()).hex();
    }

    /** The {@code count} lowest lots, or all when there are fewer, lowest first. */
    public static List<ParticipantId> draw(String beacon, Collection<ParticipantId> from, int count) {
        return from.stream()
                .map(id -> new Lot(lot(beacon, id), 0, id))
                .sorted(Lot.ORDER)
                .limit(count)
                .map(Lot::id)
                .toList();
    }

    /**
     * The {@code count} names whose lots are lowest, or all when there are fewer, lowest first.
     *
     * @param lots how many lots each has; whoever is not named here has one
     */
    public static List<ParticipantId> draw(
            String beacon, Collection<ParticipantId> from, PersistentMap<ParticipantId, Integer> lots, int count) {
        return from.stream()
                .map(id -> lowest(beacon, id, lots.getOr(id, 1)))
                .sorted(Lot.ORDER)
                .limit(count)
                .map(Lot::id)
                .toList();
    }

    private static Lot lowest(String beacon, ParticipantId id, int lots) {
        String first = lot(beacon, id);
        String best = first;
        for (int i = 1; i < lots; i++) {
            String other = Sha256.from(first).with(i).hex();
            if (other.compareTo(best) < 0) best = other;
        }
        return new Lot(best, 0, id);
    }

    /**
     * In which order losing candidates replace lost members: whoever survived longest first, ties by lot.
     *
     * @param survivedTo the cycle in which each was eliminated
     */
    public static List<ParticipantId> succession(String beacon, PersistentMap<ParticipantId, Integer> survivedTo) {
        return survivedTo.entries().stream()
                .map(loser -> new Lot(lot(beacon, loser.getKey()), loser.getValue(), loser.getKey()))
                .sorted(Comparator.comparing(Lot::cycle).reversed().thenComparing(Lot.ORDER))
                .map(Lot::id)
                .toList();
    }

    private record Lot(String hash, int cycle, ParticipantId id) {
        static final Comparator<Lot> ORDER = Comparator.comparing(Lot::hash).thenComparing(Lot::id);
    }
}

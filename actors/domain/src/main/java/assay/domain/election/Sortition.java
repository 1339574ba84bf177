package assay.domain.election;

import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A draw in which every unit of stake is one lot, after the sub-users of Y. Gilad et al., Algorand: Scaling Byzantine
 * Agreements for Cryptocurrencies, SOSP 2017, section 5.1: the lots of a stake are the same whether one name holds it or
 * many, so nothing is gained by splitting it. There a lot wins when it is below a threshold, and the number of winners is
 * left to chance; a committee has a number of seats, so here the lowest lots win, and one name may win several seats.
 */
public final class Sortition {
    /** The most lots of one candidate. */
    public static final int MAX_LOTS = 256;

    private Sortition() {}

    /** What a candidate enters: how many lots, and the value of its verifiable random function for the draw's seed. */
    public record Entry(ParticipantId who, int lots, String value) {}

    /**
     * Who won.
     *
     * @param seats how many seats each member has, by name
     * @param reserves who comes next, best lot first
     * @param others everybody else
     */
    public record Draw(Map<ParticipantId, Integer> seats, List<ParticipantId> reserves, List<ParticipantId> others) {}

    /**
     * What the lots are drawn with: the seed and everybody's value. Whoever withholds its value changes it, but cannot
     * choose what it becomes, and has no lots then.
     *
     * @param entries in the order of their names
     */
    public static String beacon(String seed, List<Entry> entries) {
        Sha256 hash = Sha256.from(seed).with("values");
        for (Entry entry : entries) hash = hash.with(entry.who().name()).with(entry.value());
        return hash.hex();
    }

    /** Lot number {@code index}, from 0, of {@code entry}. */
    public static String lot(String beacon, Entry entry, int index) {
        return Sha256.from(beacon).with(entry.value()).with(index).hex();
    }

    /**
     * Draws. The lowest {@code seats} lots win a seat each. If fewer than {@code minimum} names hold them, the names that
     * come next win one seat each until there are enough.
     */
    public static Draw draw(String beacon, List<Entry> entries, int minimum, int seats, int reserves) {
        List<Lot> lots = new ArrayList<>();
        for (Entry entry : entries) {
            for (int i = 0; i < entry.lots(); i++) lots.add(new Lot(lot(beacon, entry, i), entry.who()));
        }
        lots.sort(Lot.ORDER);
        Map<ParticipantId, Integer> won = new TreeMap<>();
        for (Lot lot : lots.subList(0, Math.min(seats, lots.size()))) won.merge(lot.who(), 1, Integer::sum);
        List<ParticipantId> next = lots.stream()
                .map(Lot::who)
                .distinct()
                .filter(who -> !won.containsKey(who))
                .toList();
        int filled = Math.max(0, Math.min(minimum - won.size(), next.size()));
        int reserved = Math.min(filled + reserves, next.size());
        for (ParticipantId who : next.subList(0, filled)) won.put(who, 1);
        return new Draw(won, next.subList(filled, reserved), next.subList(reserved, next.size()));
    }

    private record Lot(String hash, ParticipantId who) {
        static final Comparator<Lot> ORDER = Comparator.comparing(Lot::hash).thenComparing(Lot::who);
    }
}

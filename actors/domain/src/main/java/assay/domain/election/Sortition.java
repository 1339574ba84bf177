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
     * What there is to win.
     *
     * @param minimum the fewest members
     * @param seats of members
     * @param verifiers how many names verify
     * @param reserves the most reserves
     */
    public record Places(int minimum, int seats, int verifiers, int reserves) {}

    /**
     * Who won.
     *
     * @param seats how many seats each member has, by name
     * @param reserves who comes next, best lot first
     * @param others everybody else
     * @param verifiers how many lots of each verifier came up, by name
     */
    public record Draw(
            Map<ParticipantId, Integer> seats,
            List<ParticipantId> reserves,
            List<ParticipantId> others,
            Map<ParticipantId, Integer> verifiers) {}

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

    /** Draws members and reserves, and no verifiers. */
    public static Draw draw(String beacon, List<Entry> entries, int minimum, int seats, int reserves) {
        return draw(beacon, entries, new Places(minimum, seats, 0, reserves));
    }

    /**
     * Draws. The lowest lots win a seat of a member each, until there are no more; when only as many other names are left
     * as must verify, lots of these are kept for that. If fewer names than the minimum are members then, the names that
     * come next win one seat each until there are enough. Among the lots of all who are no members the lowest are dealt
     * until enough names verify; how many lots of a verifier were dealt is its weight. Then come the reserves.
     */
    public static Draw draw(String beacon, List<Entry> entries, Places places) {
        List<Lot> lots = new ArrayList<>();
        for (Entry entry : entries) {
            for (int i = 0; i < entry.lots(); i++) lots.add(new Lot(lot(beacon, entry, i), entry.who()));
        }
        lots.sort(Lot.ORDER);
        List<ParticipantId> names = lots.stream().map(Lot::who).distinct().toList();
        Map<ParticipantId, Integer> won = seated(lots, places.seats(), names.size() - places.verifiers());
        List<ParticipantId> next =
                names.stream().filter(who -> !won.containsKey(who)).toList();
        int filled = Math.max(0, Math.min(places.minimum() - won.size(), next.size()));
        for (ParticipantId who : next.subList(0, filled)) won.put(who, 1);
        Map<ParticipantId, Integer> verifiers = verifying(lots, won, places.verifiers());
        List<ParticipantId> left = next.subList(filled, next.size()).stream()
                .filter(who -> !verifiers.containsKey(who))
                .toList();
        int reserved = Math.min(places.reserves(), left.size());
        return new Draw(won, left.subList(0, reserved), left.subList(reserved, left.size()), verifiers);
    }

    private static Map<ParticipantId, Integer> seated(List<Lot> lots, int seats, int mostNames) {
        Map<ParticipantId, Integer> won = new TreeMap<>();
        int dealt = 0;
        for (Lot lot : lots) {
            if (dealt == seats) break;
            if (!won.containsKey(lot.who()) && won.size() >= mostNames) continue;
            won.merge(lot.who(), 1, Integer::sum);
            dealt++;
        }
        return won;
    }

    private static Map<ParticipantId, Integer> verifying(
            List<Lot> lots, Map<ParticipantId, Integer> members, int wanted) {
        Map<ParticipantId, Integer> verifiers = new TreeMap<>();
        for (Lot lot : lots) {
            if (verifiers.size() == wanted) break;
            if (!members.containsKey(lot.who())) verifiers.merge(lot.who(), 1, Integer::sum);
        }
        return verifiers;
    }

    private record Lot(String hash, ParticipantId who) {
        static final Comparator<Lot> ORDER = Comparator.comparing(Lot::hash).thenComparing(Lot::who);
    }
}

package assay.domain.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.election.Sortition.Entry;
import assay.domain.election.Sortition.Places;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortitionTest {
    private static final int DRAWS = 4_000;

    /** Seats are drawn from lots without replacement: with w of W lots one expects seats × w / W. */
    @Test
    void theExpectedSeatsAreTheShareOfTheLots() {
        for (int lots : List.of(1, 2, 6, 20)) {
            double won = 0;
            for (int draw = 0; draw < DRAWS; draw++)
                won += seats(entries(draw, lots, 1), draw, 10).whale();
            double theory = 10.0 * lots / (lots + 40);
            // Hypergeometric: n K/N (1 − K/N) (N − n)/(N − 1), over so many draws.
            double share = lots / (lots + 40.0);
            double variance = 10 * share * (1 - share) * (lots + 40 - 10) / (lots + 39.0);
            assertThat(won / DRAWS).isCloseTo(theory, within(4 * Math.sqrt(variance / DRAWS)));
        }
    }

    /** The same stake under one name, under four, and under twelve. */
    @Test
    void splittingAStakeGainsNoSeats() {
        double whole = mean(12, 1);
        double deviation = Math.sqrt(10 * (12 / 52.0) * (40 / 52.0) * (42 / 51.0) / DRAWS);
        assertThat(mean(12, 4)).isCloseTo(whole, within(5 * deviation));
        assertThat(mean(12, 12)).isCloseTo(whole, within(5 * deviation));
    }

    @Test
    void splittingWithARemainderLosesIt() {
        assertThat(3 * (10 / 4)).isLessThan(10);
        assertThat(mean(9, 3)).isLessThan(mean(11, 1));
    }

    @Test
    void tooFewNamesAreFilledUpWithTheNext() {
        List<Entry> entries = List.of(
                new Entry(new ParticipantId("whale"), 200, value("whale", 0)),
                new Entry(new ParticipantId("a"), 1, value("a", 0)),
                new Entry(new ParticipantId("b"), 1, value("b", 0)),
                new Entry(new ParticipantId("c"), 1, value("c", 0)));
        Sortition.Draw draw = Sortition.draw(Sortition.beacon("00", entries), entries, 3, 5, 1);
        assertThat(draw.seats()).hasSize(3);
        assertThat(draw.reserves()).hasSize(1);
        assertThat(draw.others()).isEmpty();
    }

    /** Eight lots of five names, in the order in which this beacon draws them; who becomes what is told by hand. */
    @Test
    void verifiersAreTheNextNamesAfterTheMembers() {
        List<Entry> entries = List.of(
                entry("ann", 1, 0), entry("bob", 2, 0), entry("cat", 1, 0), entry("dan", 3, 0), entry("eve", 1, 0));
        String beacon = Sortition.beacon("00", entries);
        assertThat(order(beacon, entries)).isEqualTo("eve cat ann dan dan bob dan bob");
        // Two seats go to eve and cat. The next two names are ann and dan; bob is left.
        assertDrawn(beacon, entries, new Places(1, 2, 2, 9), "{cat=1, eve=1}", "{ann=1, dan=1}", "[bob]");
        // Three of five have to verify: cat is the last member, though there are four seats. Up to the first lot of bob
        // two of dan come up.
        assertDrawn(beacon, entries, new Places(1, 4, 3, 9), "{cat=1, eve=1}", "{ann=1, bob=1, dan=2}", "[]");
        // The fifth seat is the second of dan; ann sits, so bob verifies.
        assertDrawn(beacon, entries, new Places(1, 5, 1, 9), "{ann=1, cat=1, dan=2, eve=1}", "{bob=1}", "[]");
        // One seat, but three members at least: cat and ann are filled in before anybody verifies.
        assertDrawn(beacon, entries, new Places(3, 1, 1, 9), "{ann=1, cat=1, eve=1}", "{dan=1}", "[bob]");
    }

    private static void assertDrawn(
            String beacon, List<Entry> entries, Places places, String members, String verifiers, String reserves) {
        Sortition.Draw drawn = Sortition.draw(beacon, entries, places);
        assertThat(drawn.seats()).hasToString(members);
        assertThat(drawn.verifiers()).hasToString(verifiers);
        assertThat(drawn.reserves()).hasToString(reserves);
    }

    private static String order(String beacon, List<Entry> entries) {
        java.util.TreeMap<String, String> lots = new java.util.TreeMap<>();
        for (Entry entry : entries) {
            for (int i = 0; i < entry.lots(); i++)
                lots.put(Sortition.lot(beacon, entry, i), entry.who().name());
        }
        return String.join(" ", lots.values());
    }

    @Test
    void whoeverWithholdsItsValueChangesTheBeacon() {
        List<Entry> entries = entries(1, 2, 1);
        assertThat(Sortition.beacon("00", entries))
                .isNotEqualTo(Sortition.beacon("00", entries.subList(1, entries.size())));
    }

    private record Won(int whale) {}

    private static double mean(int lots, int names) {
        double won = 0;
        for (int draw = 0; draw < DRAWS; draw++)
            won += seats(entries(draw, lots, names), draw, 10).whale();
        return won / DRAWS;
    }

    private static Won seats(List<Entry> entries, int draw, int seats) {
        String beacon = Sortition.beacon(Sha256.of("seed").with(draw).hex(), entries);
        int whale = Sortition.draw(beacon, entries, 1, seats, 0).seats().entrySet().stream()
                .filter(won -> won.getKey().name().startsWith("whale"))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        return new Won(whale);
    }

    /** A stake of {@code lots} under {@code names} names, and forty others with one lot each. */
    private static List<Entry> entries(int draw, int lots, int names) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 40; i++) entries.add(entry("other-%02d".formatted(i), 1, draw));
        for (int i = 0; i < names; i++) entries.add(entry("whale-" + i, lots / names, draw));
        return entries;
    }

    private static Entry entry(String name, int lots, int draw) {
        return new Entry(new ParticipantId(name), lots, value(name, draw));
    }

    private static String value(String name, int draw) {
        return Sha256.of("value").with(name).with(draw).hex();
    }
}

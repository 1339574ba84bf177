package assay.domain.election;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
    private static final String BEACON = Sha256.of("test").hex();
    private static final List<ParticipantId> ALL =
            IntStream.range(0, 20).mapToObj(i -> new ParticipantId("m" + i)).toList();

    @Test
    void whoeverIsDrawnDoesNotDependOnTheOrderInWhichTheyAreNamed() {
        List<ParticipantId> backwards = new ArrayList<>(ALL);
        Collections.reverse(backwards);
        assertThat(Lots.draw(BEACON, backwards, 5)).hasSize(5).isEqualTo(Lots.draw(BEACON, ALL, 5));
    }

    @Test
    void everyBeaconGivesEverybodyAChance() {
        List<ParticipantId> winners = IntStream.range(0, 500)
                .mapToObj(i -> Sha256.of("beacon " + i).hex())
                .flatMap(beacon -> Lots.draw(beacon, ALL, 1).stream())
                .distinct()
                .toList();
        assertThat(winners).hasSameSizeAs(ALL);
    }

    @Test
    void fewerThanAskedForAreAllDrawn() {
        assertThat(Lots.draw(BEACON, ALL.subList(0, 2), 5)).containsExactlyInAnyOrderElementsOf(ALL.subList(0, 2));
    }

    @Test
    void whoeverSurvivedLongestReplacesFirstAndLotsDecideBetweenEquals() {
        PersistentMap<ParticipantId, Integer> survivedTo = PersistentMap.of(List.of(
                Map.entry(ALL.get(0), 1),
                Map.entry(ALL.get(1), 3),
                Map.entry(ALL.get(2), 2),
                Map.entry(ALL.get(3), 3)));
        List<ParticipantId> last = Lots.draw(BEACON, List.of(ALL.get(1), ALL.get(3)), 2);
        assertThat(Lots.succession(BEACON, survivedTo))
                .containsExactly(last.get(0), last.get(1), ALL.get(2), ALL.get(0));
    }
}

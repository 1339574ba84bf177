package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void ofAnEvenNumberTheLowerMiddleCounts() {
        assertThat(Median.median(List.of(4L, 1L, 3L, 2L))).isEqualTo(2);
        assertThat(Median.median(List.of(9L, 1L, 5L))).isEqualTo(5);
        assertThat(Median.median(List.of(7L))).isEqualTo(7);
    }

    @Test
    void placesAreIndependentAndTheAggregateMostNamedCounts() {
        assertThat(Median.of(List.of(report("x", 1, 9), report("y", 2, 8), report("y", 3, 7))))
                .isEqualTo(report("y", 2, 8));
    }

    @Test
    void betweenAggregatesNamedEquallyOftenTheLowestAddressCounts() {
        assertThat(Median.of(List.of(report("y", 1), report("x", 2))).aggregate())
                .isEqualTo(new Cid("x"));
    }

    @Test
    void anAggregateCountsTogetherWithItsState() {
        Report other = stated("x", "b");
        assertThat(Median.of(List.of(stated("x", "a"), other, other)).state()).contains(new Cid("b"));
        PersistentMap<ParticipantId, Report> reports = PersistentMap.of(
                List.of(Map.entry(new ParticipantId("a"), stated("x", "a")), Map.entry(new ParticipantId("b"), other)));
        assertThat(Median.agreeing(reports, other, 10))
                .extracting(ParticipantId::name)
                .containsExactly("b");
    }

    private static Report stated(String aggregate, String state) {
        return new Report(List.of(1L), List.of(1L), new Cid(aggregate), Optional.of(new Cid(state)), List.of(), 0);
    }

    @Test
    void aReportAgreesWithinToleranceAndWithTheSameAggregateOnly() {
        PersistentMap<ParticipantId, Report> reports = PersistentMap.of(List.of(
                Map.entry(new ParticipantId("exact"), report("x", 100, 200)),
                Map.entry(new ParticipantId("near"), report("x", 110, 190)),
                Map.entry(new ParticipantId("off"), report("x", 100, 211)),
                Map.entry(new ParticipantId("other"), report("y", 100, 200))));
        assertThat(Median.agreeing(reports, report("x", 100, 200), 10))
                .extracting(ParticipantId::name)
                .containsExactly("exact", "near");
    }

    @Test
    void aMinorityOfLiarsCannotMoveTheMedianOutsideWhatTheHonestSay() {
        for (long seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int liars = random.nextInt(5);
            List<Long> honest =
                    random.longs(liars + 1, 400, 600).boxed().sorted().toList();
            LongStream lies = random.longs(liars, 0, 1_000_001);
            long median = Median.median(LongStream.concat(honest.stream().mapToLong(i -> i), lies)
                    .boxed()
                    .toList());
            assertThat(median).as("seed " + seed).isBetween(honest.get(0), honest.get(honest.size() - 1));
        }
    }

    private static Report report(String aggregate, long... errors) {
        List<Long> all = LongStream.of(errors).boxed().toList();
        return new Report(all, all, new Cid(aggregate));
    }
}

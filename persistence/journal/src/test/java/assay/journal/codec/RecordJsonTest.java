package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private final RecordJson json = new RecordJson();

    @Test
    void every_archived_record_is_read_as_it_was_written() {
        int compared = 0;
        for (Types.Registered type : Types.loaded().all()) {
            if (!type.archived() || !type.type().isRecord()) continue;
            for (long seed = 0; seed < 5; seed++) {
                Record sample = (Record) Samples.of(type.type(), seed);
                Record read = json.fromObject(json.toObject(sample), sample.getClass());
                assertThat(read).describedAs("seed %d", seed).isEqualTo(sample);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(250);
    }

    @Test
    void every_state_job_and_result_that_was_shown_is_read_back() {
        List<Class<?>> roots = new ArrayList<>(DomainTypes.states());
        roots.addAll(List.of(Job.class, JobResult.class));
        int compared = 0;
        for (Class<?> root : roots) {
            List<Class<?>> phases = root.isRecord() ? List.of(root) : List.of(root.getPermittedSubclasses());
            for (Class<?> phase : phases) {
                for (long seed = 0; phase.isRecord() && seed < 5; seed++) {
                    Object sample = Samples.of(phase, seed);
                    assertThat(json.fromTree(json.toTree(sample)))
                            .describedAs("%s, seed %d", phase, seed)
                            .isEqualTo(sample);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void no_archived_record_has_a_component_that_would_hide_its_type() {
        for (Types.Registered type : Types.loaded().all()) {
            if (!type.archived() || !type.type().isRecord()) continue;
            if (TextForms.of(type.type()).isPresent()) continue;
            assertThat(Shape.of(type.type()).components())
                    .describedAs(type.name())
                    .noneMatch(component -> component.name().equals(RecordJson.TYPE));
        }
    }

    sealed interface Phase {}

    record Working(
            PersistentMap<EntityId, Credits> paid,
            PersistentMap<Point, Integer> seen,
            Optional<String> leader,
            Duration left,
            List<Phase> before)
            implements Phase {}

    record Resting() implements Phase {}

    record Point(int x) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            return Integer.compare(x, other.x);
        }
    }

    @Test
    void a_state_that_nobody_registered_can_be_shown() {
        EntityId task = new EntityId(EntityType.TASK, "t-1");
        Working state = new Working(
                PersistentMap.of(List.of(Map.entry(task, Credits.of(2)))),
                PersistentMap.of(List.of(Map.entry(new Point(3), 4))),
                Optional.empty(),
                Duration.ofSeconds(90),
                List.of(new Resting()));
        assertThat(json.toTree(state))
                .hasToString("{\"type\":\"journal.codec.Working\",\"paid\":{\"task/t-1\":\"2.000000\"},"
                        + "\"seen\":[[{\"x\":3},4]],\"leader\":null,\"left\":\"PT1M30S\","
                        + "\"before\":[{\"type\":\"journal.codec.Resting\"}]}");
        assertThat(json.toTree(Map.of("a", List.of(1, true)))).hasToString("{\"a\":[1,true]}");
    }
}

package assay.journal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.miner.Miner;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskQueryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static TaskRow row(String task, String kind, long credits, String opened, boolean filler, String... needs) {
        return new TaskRow(
                task,
                3,
                0,
                NOW.toString(),
                true,
                kind,
                "read " + task,
                "alice",
                "recruiting",
                "",
                List.of(needs),
                filler,
                false,
                0,
                0,
                credits * 1_000_000,
                1_000_000,
                opened,
                "2026-01-02T00:00:00Z",
                -1,
                -1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                List.of());
    }

    private static final List<TaskRow> ROWS = List.of(
            row("a", "training", 10, "2026-01-01T00:00:01Z", false),
            row("b", "contribution", 30, "2026-01-01T00:00:02Z", false, "gpu"),
            row("c", "training", 0, "2026-01-01T00:00:09Z", true),
            row("d", "training", 20, "2026-01-01T00:00:04Z", false, "gpu", "lang.fr"),
            row("e", "training", 20, "2026-01-01T00:00:04Z", false));

    private static List<String> names(Map<String, String> asked) {
        return page(asked, ROWS, Optional.empty()).rows().stream()
                .map(TaskRow::task)
                .toList();
    }

    private static Paged<TaskRow> page(Map<String, String> asked, List<TaskRow> rows, Optional<Miner> miner) {
        return TaskQuery.of(asked).page(rows, miner, NOW);
    }

    @Test
    void the_newest_come_first_and_what_nobody_pays_for_last() {
        assertThat(names(Map.of())).containsExactly("d", "e", "b", "a", "c");
        assertThat(names(Map.of("sort", "bounty"))).containsExactly("b", "d", "e", "a", "c");
        assertThat(names(Map.of("sort", "oldest"))).containsExactly("a", "b", "d", "e", "c");
    }

    @Test
    void every_filter_leaves_out_what_does_not_fit() {
        assertThat(names(Map.of("kind", "contribution"))).containsExactly("b");
        assertThat(names(Map.of("min-bounty", "20", "max-bounty", "20"))).containsExactly("d", "e");
        assertThat(names(Map.of("needs", "gpu", "sort", "name"))).containsExactly("a", "b", "e", "c");
        assertThat(names(Map.of("needs", "", "sort", "name"))).containsExactly("a", "e", "c");
        assertThat(names(Map.of("filler", "yes"))).containsExactly("c");
        assertThat(names(Map.of("filler", "no", "text", "READ A"))).containsExactly("a");
        assertThat(names(Map.of("client", "bob"))).isEmpty();
        assertThat(names(Map.of("max-stake", "0.5"))).isEmpty();
    }

    @Test
    void pages_show_everything_once_even_when_tasks_come_and_go_between_them() {
        for (String sort : TaskOrder.words()) {
            List<String> seen = new ArrayList<>();
            List<TaskRow> rows = new ArrayList<>(ROWS);
            Map<String, String> asked = new TreeMap<>(Map.of("sort", sort, "limit", "2"));
            for (String next = "x"; !next.isEmpty(); asked.put("cursor", next)) {
                Paged<TaskRow> page = page(asked, rows, Optional.empty());
                page.rows().forEach(row -> seen.add(row.task()));
                next = page.next();
                // What was shown last has ended meanwhile, and something new has come.
                rows.removeIf(row -> seen.contains(row.task()));
            }
            assertThat(seen).as(sort).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        }
    }

    @Test
    void a_miner_is_shown_what_it_qualifies_for_as_it_would_rather_have_it() {
        Profile profile =
                new Profile(List.of("gpu"), new Preferences(List.of("contribution"), Credits.ZERO, List.of()));
        Miner miner = new MinerEvent.ProfileDeclared(profile).applyTo(new MinerEntity().initial("mia"));
        Paged<TaskRow> page = page(Map.of("for", "mia"), ROWS, Optional.of(miner));
        assertThat(page.rows()).extracting(TaskRow::task).containsExactly("b", "e", "a", "c");
    }

    @Test
    void everything_wrong_with_a_question_is_said_at_once() {
        assertThatThrownBy(() -> TaskQuery.of(new TreeMap<>(
                        Map.of("limit", "501", "sort", "colour", "state", "lost", "colour", "red", "filler", "maybe"))))
                .isInstanceOf(BadQuestion.class)
                .hasMessageContainingAll("limit=501", "sort=colour", "state=lost", "colour: expected", "filler=maybe");
        String cursor = page(Map.of("sort", "name", "limit", "1"), ROWS, Optional.empty())
                .next();
        assertThatThrownBy(() -> TaskQuery.of(Map.of("cursor", cursor, "sort", "bounty")))
                .hasMessageContaining("sort=name");
    }
}

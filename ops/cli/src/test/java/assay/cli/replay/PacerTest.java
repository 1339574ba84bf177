package assay.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void time_passes_as_it_did_divided_by_the_factor() throws Exception {
        List<Long> waits = new ArrayList<>();
        Pacer pacer = new Pacer(10, waits::add);
        pacer.until(START);
        pacer.until(START.plusSeconds(5));
        pacer.until(START.plusSeconds(5));
        pacer.until(START.plusSeconds(6));
        assertThat(waits).containsExactly(500_000_000L, 100_000_000L);
    }

    @Test
    void without_a_speed_nobody_waits_and_a_wrong_one_is_refused() throws Exception {
        List<Long> waits = new ArrayList<>();
        Pacer pacer = new Pacer(Double.POSITIVE_INFINITY, waits::add);
        pacer.until(START);
        pacer.until(START.plusSeconds(1_000_000));
        assertThat(waits).isEmpty();
        assertThatThrownBy(() -> Pacer.parse("fast")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> Pacer.parse("0x")).isInstanceOf(Failure.class);
    }
}

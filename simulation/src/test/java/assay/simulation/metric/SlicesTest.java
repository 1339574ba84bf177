package assay.simulation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void however_long_a_run_is_nothing_is_lost_and_little_is_kept() {
        Slices<long[]> slices = new Slices<>(() -> new long[1], (one, later) -> {
            one[0] += later[0];
            return one;
        });
        for (long second = 0; second < 10_000; second++) slices.at(second * 1_000_000)[0]++;
        assertThat(slices.all()).hasSizeLessThanOrEqualTo(Slices.MOST).hasSizeGreaterThan(Slices.MOST / 2);
        assertThat(slices.lengthSeconds()).isEqualTo(64);
        assertThat(slices.all().stream().mapToLong(slice -> slice[0]).sum()).isEqualTo(10_000);
        assertThat(slices.all().subList(0, 156))
                .allSatisfy(slice -> assertThat(slice[0]).isEqualTo(64));
    }
}

package assay.cluster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private Instant now = Instant.parse("2026-01-01T10:45:00Z");
    private final Quota quota = new Quota(100, () -> now);

    @Test
    void a_caller_stores_what_it_may_in_an_hour_and_is_told_when_the_next_begins() {
        assertThat(quota.take("mia", 60)).isEmpty();
        assertThat(quota.take("mia", 41)).contains(Duration.ofMinutes(15));
        assertThat(quota.take("mia", 40)).as("what was refused does not count").isEmpty();
        assertThat(quota.take("mia", 1)).isPresent();
    }

    @Test
    void each_caller_has_a_quota_of_its_own() {
        assertThat(quota.take("mia", 100)).isEmpty();
        assertThat(quota.take("ben", 100)).isEmpty();
    }

    @Test
    void a_new_hour_begins_at_nothing() {
        assertThat(quota.take("mia", 100)).isEmpty();
        now = Instant.parse("2026-01-01T11:00:00Z");

        assertThat(quota.take("mia", 100)).isEmpty();
    }
}

package assay.cluster.metrics;

import assay.domain.account.MoneyLaw;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The money law as gauges. Only the node on which the bookkeeper lives has numbers; on the others they are NaN. */
final class MoneyMeters {
    private static final int MICRO_DIGITS = 6;

    private volatile @Nullable Found last;

    private record Found(MoneyLaw law, int accounts, Instant asOf) {}

    MoneyMeters(MeterRegistry registry) {
        gauge(registry, "assay.money.held", "credits in all accounts", found -> credits(found.law.heldMicros()));
        gauge(
                registry,
                "assay.money.deposited",
                "credits ever deposited",
                found -> credits(found.law.depositedMicros()));
        gauge(
                registry,
                "assay.money.withdrawn",
                "credits ever withdrawn",
                found -> credits(found.law.withdrawnMicros()));
        gauge(
                registry,
                "assay.money.difference",
                "credits held beyond what was deposited less what was withdrawn: anything but 0 breaks the law",
                found -> credits(found.law
                        .heldMicros()
                        .subtract(found.law.depositedMicros())
                        .add(found.law.withdrawnMicros())));
        gauge(registry, "assay.money.accounts", "accounts that were added up", found -> found.accounts);
        gauge(
                registry,
                "assay.money.as.of.seconds",
                "when the pass that these numbers come from began",
                found -> found.asOf.toEpochMilli() / 1000.0);
    }

    private interface Figure {
        double of(Found found);
    }

    private void gauge(MeterRegistry registry, String name, String description, Figure number) {
        Gauge.builder(name, () -> {
                    Found found = last;
                    return found == null ? Double.NaN : number.of(found);
                })
                .description(description)
                .register(registry);
    }

    private static double credits(BigInteger micros) {
        return new BigDecimal(micros, MICRO_DIGITS).doubleValue();
    }

    void found(MoneyLaw law, int accounts, Instant asOf) {
        last = new Found(law, accounts, asOf);
    }

    /** The bookkeeper is somewhere else now. */
    void gone() {
        last = null;
    }
}

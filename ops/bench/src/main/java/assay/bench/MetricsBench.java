package assay.bench;

import assay.cluster.metrics.NodeMetrics;
import assay.domain.account.AccountEvent;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.CassandraUnavailable;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.runtime.HostMetrics;
import assay.runtime.HostTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What it costs that a node measures itself. A node with metrics and one without are given commands over HTTP by turns;
 * the meters alone are told of entries in a loop. Argument: the number of turns (4).
 */
public final class MetricsBench {
    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final int TOLD = 2_000_000;
    private static final double MICRO_NANOS = 1e3;
    private static final double KIB = 1024;

    private MetricsBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, CassandraUnavailable {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        Report report = new Report("metrics");
        Path directory = Files.createTempDirectory("metrics-bench");
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        try (EmbeddedCassandra cassandra =
                EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")))) {
            for (int turn = 0; turn <= turns; turn++) {
                // Whoever comes second finds longer histories and a warmer Cassandra: they take turns at that too.
                for (boolean metrics : turn % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                    double found = CommandLoad.perSecond(directory, cassandra.contactPoint(), metrics, MEASURED);
                    System.err.printf("turn %d, metrics %s: %.0f commands/s%n", turn, metrics, found);
                    // The first turn makes the tables, and warms Cassandra up.
                    if (turn > 0) (metrics ? with : without).add(found);
                }
            }
        } finally {
            Place.remove(directory);
        }
        publish(report, Numbers.of(with, value -> value), Numbers.of(without, value -> value));
    }

    private static void publish(Report report, Numbers with, Numbers without) throws IOException {
        HostTotals totals = new HostTotals();
        double bareNanos = nanosPerEntry(new HostTotals());
        try (NodeMetrics metrics = NodeMetrics.begin(totals)) {
            double metersNanos = nanosPerEntry(metrics.hosts());
            long begun = System.nanoTime();
            String shown = metrics.scrape();
            double scrapeMicros = (System.nanoTime() - begun) / MICRO_NANOS;
            double kib = shown.getBytes(StandardCharsets.UTF_8).length / KIB;
            Table table = new Table("", "with metrics", "without", "with / without")
                    .row(
                            "commands a second over HTTP, the middle of " + "the turns",
                            cell(with),
                            cell(without),
                            ratio(with, without))
                    .row("least and most", ends(with), ends(without), "")
                    .row("meters alone, ns an entry", number(metersNanos), number(bareNanos), "")
                    .row("the text, ms", Table.number(scrapeMicros / MICRO_NANOS, 1), "–", "")
                    .row("the text, KiB", number(kib), "–", "");
            report.publish(
                    table,
                    report.json()
                            .put("withPerSecond", with.median())
                            .put("withoutPerSecond", without.median())
                            .put("metersNanosPerEntry", metersNanos)
                            .put("totalsNanosPerEntry", bareNanos)
                            .put("scrapeMicros", scrapeMicros)
                            .put("scrapeKib", kib));
        }
    }

    /** What a host tells of one command that gives one entry. */
    private static double nanosPerEntry(HostMetrics told) {
        EntityId account = new EntityId(EntityType.ACCOUNT, "alice");
        Entry<AccountEvent> entry = new Entry<>(
                account,
                1,
                1,
                Instant.EPOCH,
                new Cause.Due(Instant.EPOCH),
                "t",
                List.of(new AccountEvent.Deposited("d", Credits.of(1))),
                Optional.empty(),
                List.of());
        Message message = new Message.Tick(account);
        long begun = 0;
        // The first half is to be compiled in.
        for (int i = 0; i < TOLD; i++) {
            if (i == TOLD / 2) begun = System.nanoTime();
            told.waits(account);
            told.waitsNoMore(account, 1);
            told.written(entry);
            told.settled(message, false, i & 0xFFFFF);
        }
        return (System.nanoTime() - begun) / (TOLD / 2.0);
    }

    private static String cell(Numbers found) {
        return number(found.median());
    }

    private static String ends(Numbers found) {
        return number(found.least()) + "–" + number(found.most());
    }

    private static String ratio(Numbers with, Numbers without) {
        return Table.number(with.median() / without.median(), 2);
    }

    private static String number(double value) {
        return Table.number(value, 0);
    }
}

package assay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a host tells of its work: to those who count, and to those who read the log. */
class HostMetricsTest {
    private static final EntityId A = Relay.named("a");
    private static final EntityId B = Relay.named("b");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatWaitsIsCountedUntilItIsDecided() {
        CompletableFuture<WriterEpochs.Granted> epoch = new CompletableFuture<>();
        bench.epochs = (entity, number, seen) -> epoch;
        bench.start(A, bench.settingsWithWaiting(3));
        TestProbe<Outcome> answers = tellFive();
        answers.receiveSeveralMessages(2);

        assertThat(bench.totals.waiting()).isEqualTo(3);
        assertThat(bench.totals.turnedAway()).isEqualTo(2);
        epoch.complete(new WriterEpochs.Granted(1, true));
        answers.receiveSeveralMessages(3);
        assertThat(bench.totals.waiting()).isZero();
        assertThat(bench.totals.settled()).isEqualTo(3);
    }

    @Test
    void whatWaitedForAnActorThatIsGoneWaitsNoMore() {
        bench.epochs = (entity, number, seen) -> new CompletableFuture<>();
        bench.start(A, bench.settingsWithWaiting(3));
        tellFive().receiveSeveralMessages(2);
        bench.stop(A);

        bench.await(() -> assertThat(bench.totals.waiting()).isZero());
        assertThat(bench.totals.settled()).isZero();
    }

    private TestProbe<Outcome> tellFive() {
        TestProbe<Outcome> answers = bench.kit.createTestProbe(Outcome.class);
        for (int i = 0; i < 5; i++) {
            bench.host(A).tell(new HostCommand.Tell(Relay.from("" + i, A, new Relay.Add(1)), answers.ref()));
        }
        return answers;
    }

    @Test
    void aLineOfTheLogSaysWhomItIsAboutAndWhatItGoesBackTo() {
        List<Map<String, String>> named = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                if (line.getFormattedMessage().contains("quarantined")) named.add(line.getMDCPropertyMap());
            }
        };
        Logger ours = (Logger) LoggerFactory.getLogger("assay");
        Level usual = ours.getLevel();
        appender.start();
        ours.addAppender(appender);
        ours.setAdditive(false);
        ours.setLevel(Level.ERROR);
        try {
            bench.start(A);
            bench.start(B);
            bench.tell(A, "alice:7", new Relay.Break());
            bench.host(B).tell(new HostCommand.Deliver(new Message.Request(A, B, 1, new Relay.Break(), "alice:8")));
            bench.await(() -> assertThat(named).hasSize(2));
        } finally {
            ours.detachAppender(appender);
            ours.setAdditive(true);
            ours.setLevel(usual);
        }
        assertThat(named.get(0)).containsEntry(Traced.ENTITY, "account/a").containsEntry(Traced.TRACE, "alice:7");
        assertThat(named.get(1)).containsEntry(Traced.ENTITY, "account/b").containsEntry(Traced.TRACE, "alice:8");
    }
}

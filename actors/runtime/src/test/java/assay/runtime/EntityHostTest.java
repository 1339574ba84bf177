package assay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntityHostTest {
    private static final EntityId A = Relay.named("a");
    private static final EntityId B = Relay.named("b");

    private final Bench bench = new Bench();

    /** As {@code waiting-commands} in {@code assay-runtime.conf}. */
    private static final int MOST_WAITING = 250;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anAnswerMeansThatTheEntryIsStored() {
        bench.start(A);
        assertThat(bench.tell(A, "1", new Relay.Add(5))).isEqualTo(Outcome.DONE);
        assertThat(bench.stored(A)).singleElement().satisfies(entry -> {
            assertThat(entry.events()).isEqualTo(List.of(new Relay.Added(5)));
            assertThat(entry.epoch()).isEqualTo(1);
            assertThat(entry.time()).isEqualTo(bench.now());
        });
    }

    @Test
    void nothingIsAnsweredOrSentWhenTheJournalFails() {
        bench.start(A);
        bench.start(B);
        bench.tell(A, "0", new Relay.Add(0));
        bench.journal.failNextPersisted(EntityHost.persistenceId(A).id());
        TestProbe<Outcome> answer = bench.kit.createTestProbe(Outcome.class);
        Message.Outside command = Relay.from("1", A, new Relay.PassOn(B, 3));
        bench.host(A).tell(new HostCommand.Tell(command, answer.ref()));
        bench.awaitAsTimePasses(() -> assertThat(bench.totals.recoveries()).isEqualTo(3));
        answer.expectNoMessage(Duration.ZERO);
        assertThat(bench.posted).isEmpty();
        assertThat(bench.tell(command)).isEqualTo(Outcome.DONE);
        bench.await(() -> assertThat(bench.state(B).count()).isEqualTo(3));
        assertThat(bench.stored(A)).extracting(Entry::epoch).first().isEqualTo(1L);
        assertThat(bench.stored(A)).extracting(Entry::epoch).last().isEqualTo(2L);
    }

    @Test
    void anOutsideCommandGivenTwiceIsDoneOnce() {
        bench.start(A);
        bench.tell(A, "1", new Relay.Add(5));
        assertThat(bench.tell(A, "1", new Relay.Add(5))).isEqualTo(Outcome.DONE);
        bench.stop(A);
        bench.start(A);
        assertThat(bench.tell(A, "1", new Relay.Add(5))).isEqualTo(Outcome.DONE);
        assertThat(bench.state(A).count()).isEqualTo(5);
        assertThat(bench.stored(A)).hasSize(1);
    }

    @Test
    void aRefusalIsAnsweredAndNotStored() {
        bench.start(A);
        assertThat(bench.tell(A, "1", new Relay.Add(-1))).isEqualTo(new Outcome.Refused(new Relay.Negative(-1)));
        assertThat(bench.stored(A)).isEmpty();
    }

    @Test
    void aRequestGivenTwiceGetsTheSameReplyAlsoWhenItWasRefused() {
        bench.start(A);
        Message.Request done = new Message.Request(B, A, 1, new Relay.Add(1), "t");
        Message.Request refused = new Message.Request(B, A, 2, new Relay.Add(-1), "t");
        for (Message.Request request : List.of(done, done, refused, refused)) {
            bench.host(A).tell(new HostCommand.Deliver(request));
        }
        bench.await(() -> assertThat(bench.posted).hasSize(4));
        Outcome no = new Outcome.Refused(new Relay.Negative(-1));
        assertThat(bench.posted)
                .containsExactly(
                        new Message.Reply(A, B, 1, Outcome.DONE),
                        new Message.Reply(A, B, 1, Outcome.DONE),
                        new Message.Reply(A, B, 2, no),
                        new Message.Reply(A, B, 2, no));
        assertThat(bench.stored(A)).hasSize(2);
    }

    @Test
    void aCrashBeforeTheRequestArrivesLosesNothing() {
        bench.start(A);
        bench.tell(A, "1", new Relay.PassOn(B, 7));
        bench.stop(A);
        bench.start(B);
        bench.start(A);
        bench.awaitAsTimePasses(() -> assertThat(bench.state(A).answers()).isEqualTo(1));
        assertThat(bench.state(B).count()).isEqualTo(7);
    }

    @Test
    void aCrashBetweenRequestAndReplyRepeatsNothing() {
        bench.start(A);
        bench.start(B);
        bench.lost = message -> message instanceof Message.Reply;
        bench.tell(A, "1", new Relay.PassOn(B, 7));
        bench.await(() -> assertThat(bench.state(B).count()).isEqualTo(7));
        bench.stop(A);
        bench.stop(B);
        bench.lost = message -> false;
        bench.start(B);
        bench.start(A);
        bench.awaitAsTimePasses(() -> assertThat(bench.state(A).answers()).isEqualTo(1));
        assertThat(bench.state(B).count()).isEqualTo(7);
        assertThat(bench.stored(B)).hasSize(1);
    }

    @Test
    void requestsOfOnePairGoOutOneAtATimeInOrder() {
        bench.start(A);
        bench.start(B);
        for (int i = 1; i <= 20; i++) bench.tell(A, "" + i, new Relay.PassOn(B, i));
        bench.await(() -> assertThat(bench.state(A).answers()).isEqualTo(20));
        assertThat(bench.stored(B))
                .extracting(Entry::cause)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 20)
                        .mapToObj(n -> (Cause) new Cause.Requested(A, n))
                        .toList());
        assertThat(bench.totals.resends()).isZero();
        assertThat(bench.totals.messages()).isEqualTo(40);
    }

    @Test
    void anUnansweredRequestIsSentAgainWithDoublingPauses() {
        bench.start(A);
        bench.tell(A, "1", new Relay.PassOn(B, 7));
        int again = 0;
        for (int pauseSeconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            bench.pass(Duration.ofSeconds(pauseSeconds).minusMillis(1));
            bench.inspect(A);
            assertThat(bench.totals.resends()).isEqualTo(again);
            bench.pass(Duration.ofMillis(1));
            bench.inspect(A);
            assertThat(bench.totals.resends()).isEqualTo(++again);
        }
        bench.start(B);
        bench.pass(Duration.ofSeconds(30));
        bench.awaitAsTimePasses(() -> assertThat(bench.state(A).answers()).isEqualTo(1));
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.inspect(A).unanswered()).isZero();
        assertThat(bench.totals.resends()).isEqualTo(again + 1);
    }

    @Test
    void aDeadlineFiresAlsoAfterARestart() {
        bench.start(A);
        bench.tell(A, "1", new Relay.Remind(bench.now().plusSeconds(60)));
        bench.stop(A);
        bench.start(A);
        bench.inspect(A);
        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.state(A).count()).isZero();
        bench.pass(Duration.ofSeconds(1));
        bench.await(() -> assertThat(bench.state(A).count()).isEqualTo(1));
    }

    @Test
    void aDeadlineThatPassedWhileNobodyWasThereFiresAtOnce() {
        bench.start(A);
        bench.tell(A, "1", new Relay.Remind(bench.now().plusSeconds(60)));
        bench.stop(A);
        bench.pass(Duration.ofMinutes(5));
        bench.start(A);
        bench.inspect(A);
        bench.pass(Duration.ofMillis(1));
        bench.await(() -> assertThat(bench.state(A).count()).isEqualTo(1));
    }

    @Test
    void commandsWaitForTheEpochAndTooManyAreToldSo() {
        CompletableFuture<WriterEpochs.Granted> epoch = new CompletableFuture<>();
        bench.epochs = (entity, number, seen) -> epoch;
        bench.start(A, bench.settingsWithWaiting(3));
        TestProbe<Outcome> answers = bench.kit.createTestProbe(Outcome.class);
        for (int i = 0; i < 5; i++) {
            bench.host(A).tell(new HostCommand.Tell(Relay.from("" + i, A, new Relay.Add(1)), answers.ref()));
        }
        Outcome busy = new Outcome.Refused(new Busy(A, 3));
        assertThat(answers.receiveSeveralMessages(2)).containsExactly(busy, busy);
        epoch.complete(new WriterEpochs.Granted(9, true));
        assertThat(answers.receiveSeveralMessages(3)).containsOnly(Outcome.DONE);
        assertThat(bench.tell(A, "5", new Relay.Add(1))).isEqualTo(Outcome.DONE);
        assertThat(bench.stored(A)).extracting(Entry::epoch).containsOnly(9L).hasSize(4);
    }

    @Test
    void asManyAsMayWaitAreAnsweredHoweverLittleComesOfThem() {
        CompletableFuture<WriterEpochs.Granted> epoch = new CompletableFuture<>();
        bench.epochs = (entity, number, seen) -> epoch;
        bench.start(A);
        TestProbe<Outcome> answers = bench.kit.createTestProbe(Outcome.class);
        for (int i = 0; i < MOST_WAITING; i++) {
            bench.host(A).tell(new HostCommand.Tell(Relay.from("" + i, A, new Relay.Add(-1)), answers.ref()));
        }
        bench.inspect(A);
        epoch.complete(new WriterEpochs.Granted(1, true));
        assertThat(answers.receiveSeveralMessages(MOST_WAITING))
                .containsOnly(new Outcome.Refused(new Relay.Negative(-1)));
        assertThat(bench.tell(A, "again", new Relay.Add(1))).isEqualTo(Outcome.DONE);
    }

    @Test
    void anEpochThatCannotBeClaimedIsClaimedAgain() {
        WriterEpochs granting = WriterEpochs.inMemory();
        bench.epochs = (entity, number, seen) -> CompletableFuture.failedFuture(new IllegalStateException("away"));
        bench.start(A);
        TestProbe<Outcome> answer = bench.kit.createTestProbe(Outcome.class);
        bench.host(A).tell(new HostCommand.Tell(Relay.from("1", A, new Relay.Add(1)), answer.ref()));
        bench.inspect(A);
        bench.epochs = granting;
        bench.awaitAsTimePasses(() -> assertThat(bench.stored(A)).hasSize(1));
        answer.expectMessage(Outcome.DONE);
    }

    @Test
    void whoClaimsAfterSomebodyElseHasWrittenReadsAgainBeforeItWrites() {
        bench.start(A);
        bench.inspect(A);
        bench.journal.persistForRecovery(EntityHost.persistenceId(A).id(), List.of(added(1, 1)));
        WriterEpochs.Granted tooLate = new WriterEpochs.Granted(2, false);
        WriterEpochs.Granted inTime = new WriterEpochs.Granted(3, true);
        bench.epochs = (entity, number, seen) -> CompletableFuture.completedFuture(number == 0 ? tooLate : inTime);
        TestProbe<Outcome> answer = bench.kit.createTestProbe(Outcome.class);
        bench.host(A).tell(new HostCommand.Tell(Relay.from("1", A, new Relay.Add(5)), answer.ref()));
        bench.await(() -> assertThat(bench.inspect(A).number()).isEqualTo(1));
        assertThat(bench.tell(A, "2", new Relay.Add(5))).isEqualTo(Outcome.DONE);
        assertThat(bench.stored(A)).extracting(Entry::number).containsExactly(1L, 2L);
        assertThat(bench.stored(A)).extracting(Entry::epoch).last().isEqualTo(3L);
        answer.expectNoMessage(Duration.ZERO);
    }

    @Test
    void nothingIsAnsweredOrSentUntilItIsCertainThatNobodyElseHasTheEntity() {
        bench.start(A);
        bench.tell(A, "0", new Relay.Add(1));
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        bench.certain = later;
        TestProbe<Outcome> answer = bench.kit.createTestProbe(Outcome.class);
        bench.host(A).tell(new HostCommand.Tell(Relay.from("1", A, new Relay.PassOn(B, 3)), answer.ref()));
        bench.await(() -> assertThat(bench.stored(A)).hasSize(2));
        bench.host(A).tell(new HostCommand.Tell(Relay.from("2", A, new Relay.Add(-1)), answer.ref()));
        bench.inspect(A);
        answer.expectNoMessage(Duration.ZERO);
        assertThat(bench.posted).isEmpty();
        later.complete(true);
        answer.expectMessage(Outcome.DONE);
        answer.expectMessage(new Outcome.Refused(new Relay.Negative(-1)));
        bench.await(() -> assertThat(bench.posted).hasSize(1));
    }

    @Test
    void aQuarantinedEntityIsTriedAgainWhenAnOperatorAsks() {
        bench.start(A);
        bench.tell(A, "1", new Relay.Add(1));
        bench.tell(A, "2", new Relay.Break());
        assertThat(bench.inspect(A).quarantined()).isPresent();
        bench.host(A).tell(new HostCommand.Retry());
        assertThat(bench.inspect(A)).satisfies(found -> {
            assertThat(found.quarantined()).isEmpty();
            assertThat(found.number()).isEqualTo(1);
        });
        assertThat(bench.tell(A, "3", new Relay.Add(1))).isEqualTo(Outcome.DONE);
        assertThat(bench.totals.quarantined()).isEmpty();
    }

    @Test
    void rulesThatThrowQuarantineTheEntityAndNobodyElse() {
        bench.start(A);
        bench.start(B);
        bench.tell(A, "1", new Relay.Add(1));
        for (int i = 0; i < 3; i++) {
            assertThat(bench.tell(A, "2", new Relay.Break()))
                    .isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.rejection())
                            .isInstanceOf(Quarantined.class));
        }
        assertThat(bench.tell(A, "3", new Relay.Add(1))).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.inspect(A).quarantined())
                .hasValueSatisfying(why -> assertThat(why).contains("broken rules"));
        assertThat(bench.totals.quarantined()).containsOnlyKeys(A);
        assertThat(bench.totals.recoveries()).isEqualTo(2);
        assertThat(bench.tell(B, "4", new Relay.Add(1))).isEqualTo(Outcome.DONE);
    }

    @Test
    void anEventThatCannotBeAppliedIsNeverStored() {
        bench.start(A);
        assertThat(bench.tell(A, "1", new Relay.Spoil())).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.stored(A)).isEmpty();
    }

    @Test
    void aHistoryWithAnEarlierWritersEntryQuarantines() {
        bench.journal.persistForRecovery(EntityHost.persistenceId(A).id(), List.of(added(1, 5), added(2, 4)));
        bench.start(A);
        assertThat(bench.inspect(A)).satisfies(found -> {
            assertThat(found.number()).isEqualTo(1);
            assertThat(found.quarantined())
                    .hasValueSatisfying(why -> assertThat(why).contains("StaleEpoch"));
        });
        assertThat(bench.tell(A, "1", new Relay.Add(1))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anEntryThatTheJournalCannotTakeQuarantines() {
        bench.start(A);
        bench.tell(A, "1", new Relay.Add(1));
        bench.journal.rejectNextPersisted(EntityHost.persistenceId(A).id());
        bench.host(A)
                .tell(new HostCommand.Tell(
                        Relay.from("2", A, new Relay.Add(1)), bench.kit.system().ignoreRef()));
        bench.await(() -> assertThat(bench.inspect(A).quarantined()).isPresent());
        assertThat(bench.tell(A, "3", new Relay.Add(1))).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.stored(A)).hasSize(1);
    }

    @Test
    void aGapIsTheSendersFaultAndStopsNobodyElse() {
        bench.start(A);
        bench.host(A).tell(new HostCommand.Deliver(new Message.Request(B, A, 5, new Relay.Add(1), "t")));
        assertThat(bench.tell(A, "1", new Relay.Add(1))).isEqualTo(Outcome.DONE);
        assertThat(bench.stored(A)).hasSize(1);
    }

    @Test
    void aHistoryGoesOnFromASnapshot() {
        bench.start(A);
        for (int i = 0; i < 250; i++) bench.tell(A, "" + i, new Relay.Add(1));
        bench.stop(A);
        bench.start(A);
        assertThat(bench.state(A).count()).isEqualTo(250);
        assertThat(bench.tell(A, "249", new Relay.Add(1))).isEqualTo(Outcome.DONE);
        assertThat(bench.inspect(A).number()).isEqualTo(250);
    }

    @Test
    void anUnusedEntityIsLetGoButNotOneThatOwesOrWaits() {
        ActorRef<HostCommand> idle = bench.start(A);
        bench.tell(A, "1", new Relay.Add(1));
        ActorRef<HostCommand> owing = bench.start(B);
        bench.tell(B, "2", new Relay.PassOn(Relay.named("away"), 1));
        EntityId c = Relay.named("c");
        ActorRef<HostCommand> waiting = bench.start(c);
        bench.tell(c, "3", new Relay.Remind(bench.now().plus(Duration.ofDays(3))));
        TestProbe<Object> watcher = bench.kit.createTestProbe();
        bench.pass(Duration.ofMinutes(3));
        watcher.expectTerminated(idle);
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.inspect(B).unanswered()).isEqualTo(1);
        assertThat(bench.state(c).reminder()).isPresent();
        assertThat(owing).isNotEqualTo(waiting);
    }

    @Test
    void whatAnEntityOffersIsShownWithoutWriting() {
        bench.start(A);
        TestProbe<WorkShown> shown = bench.kit.createTestProbe(WorkShown.class);
        bench.host(A).tell(new HostCommand.Look(Relay.ALICE, shown.ref()));
        assertThat(shown.receiveMessage().work()).hasSize(1);
        assertThat(bench.stored(A)).isEmpty();
    }

    private Entry<Relay.RelayEvent> added(long number, long epoch) {
        Cause cause = new Cause.Told(Relay.ALICE, "x" + number, bench.now().plusSeconds(60), new Relay.Add(1));
        return new Entry<>(
                A, number, epoch, bench.now(), cause, "x", List.of(new Relay.Added(1)), Optional.empty(), List.of());
    }
}

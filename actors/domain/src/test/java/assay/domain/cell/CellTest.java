package assay.domain.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.cell.Bell.Count;
import assay.domain.cell.Bell.Happened;
import assay.domain.cell.Bell.SetAlarm;
import assay.domain.cell.Bell.Tell;
import assay.domain.cell.Bell.TooHigh;
import assay.domain.cell.Bell.Tower;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final EntityId WEST = new EntityId(EntityType.BOARD, "west");
    private static final EntityId EAST = new EntityId(EntityType.BOARD, "east");
    private static final ParticipantId ANN = new ParticipantId("ann");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long EPOCH = 7;

    /** A cell after an input, and what the input gave. */
    private record Result(Cell<Tower, Happened> cell, Cell.Step<Happened> step) {
        List<Happened> events() {
            return step.entries().stream()
                    .flatMap(entry -> entry.events().stream())
                    .toList();
        }
    }

    private static Cell<Tower, Happened> west() {
        return Cell.fresh(new Bell(), WEST);
    }

    private static Result receive(Cell<Tower, Happened> cell, Message message, Instant now) {
        Cell.Step<Happened> step = cell.receive(message, now, EPOCH);
        Cell<Tower, Happened> after = cell;
        for (Entry<Happened> entry : step.entries()) after = after.after(entry);
        return new Result(after, step);
    }

    private static Message.Request request(long number, Command command) {
        return new Message.Request(EAST, WEST, number, command, "trace");
    }

    private static Message.Outside outside(String id, Command command) {
        return new Message.Outside(ANN, WEST, id, NOW.plusSeconds(60), command);
    }

    @Test
    void aRepeatedRequestIsDoneOnceAndGetsTheStoredOutcome() {
        Cell<Tower, Happened> cell =
                receive(west(), request(1, new Count(4)), NOW).cell();
        Result again = receive(cell, request(1, new Count(4)), NOW.plusSeconds(1));
        assertThat(again.step().entries()).isEmpty();
        assertThat(again.cell().state().count()).isEqualTo(4);
        assertThat(again.cell().reply(request(1, new Count(4))))
                .contains(new Message.Reply(WEST, EAST, 1, Outcome.DONE));
    }

    @Test
    void aRefusalOfAnEntityIsRecordedAndStaysTheAnswer() {
        Result refused = receive(west(), request(1, new Count(11)), NOW);
        Entry<Happened> entry = refused.step().entries().get(0);
        assertThat(entry.refusal()).contains(new TooHigh(11));
        assertThat(entry.events()).isEmpty();
        assertThat(entry.cause()).isEqualTo(new Cause.Requested(EAST, 1));
        assertThat(entry.epoch()).isEqualTo(EPOCH);
        Result again = receive(refused.cell(), request(1, new Count(11)), NOW);
        assertThat(again.step().entries()).isEmpty();
        assertThat(again.cell().reply(request(1, new Count(11))))
                .contains(new Message.Reply(WEST, EAST, 1, new Outcome.Refused(new TooHigh(11))));
    }

    @Test
    void anOldRequestIsDoneWithAndOwedNothing() {
        Cell<Tower, Happened> cell =
                receive(west(), request(1, new Count(1)), NOW).cell();
        cell = receive(cell, request(2, new Count(1)), NOW).cell();
        Result old = receive(cell, request(1, new Count(1)), NOW);
        assertThat(old.step().entries()).isEmpty();
        assertThat(old.cell().reply(request(1, new Count(1)))).isEmpty();
    }

    @Test
    void aGapInTheNumbersOfASenderIsABug() {
        assertThatThrownBy(() -> receive(west(), request(2, new Count(1)), NOW))
                .isInstanceOf(SequenceGap.class)
                .hasMessage("board/west: request 2 from board/east arrived after 0, expected 1");
    }

    @Test
    void onlyTheOldestRequestToAReceiverIsUnderWay() {
        Cell<Tower, Happened> cell = receive(west(), outside("a-1", new Tell(EAST, List.of(1, 2))), NOW)
                .cell();
        Message.Request first = new Message.Request(WEST, EAST, 1, new Count(1), "a-1");
        Message.Request second = new Message.Request(WEST, EAST, 2, new Count(2), "a-1");
        assertThat(cell.heads()).containsExactly(first);
        Result answered = receive(cell, new Message.Reply(EAST, WEST, 1, Outcome.DONE), NOW);
        assertThat(answered.events()).containsExactly(new Happened.Heard("done"));
        assertThat(answered.cell().heads()).containsExactly(second);
    }

    @Test
    void aStaleOrUnaskedReplyChangesNothing() {
        Message.Reply reply = new Message.Reply(EAST, WEST, 1, Outcome.DONE);
        assertThat(receive(west(), reply, NOW).step().entries()).isEmpty();
        Cell<Tower, Happened> cell = receive(west(), outside("a-1", new Tell(EAST, List.of(1, 2))), NOW)
                .cell();
        cell = receive(cell, reply, NOW).cell();
        assertThat(receive(cell, reply, NOW).step().entries()).isEmpty();
        Message.Reply early = new Message.Reply(EAST, WEST, 3, Outcome.DONE);
        assertThat(receive(cell, early, NOW).step().entries()).isEmpty();
    }

    @Test
    void aTimerGoesFirstAtEqualTimeAndNotBefore() {
        Instant due = NOW.plusSeconds(5);
        Cell<Tower, Happened> cell =
                receive(west(), request(1, new SetAlarm(due)), NOW).cell();
        Result early = receive(cell, new Message.Tick(WEST), due.minusNanos(1));
        assertThat(early.step().entries()).isEmpty();
        Result atOnce = receive(cell, request(2, new Count(1)), due);
        assertThat(atOnce.events()).containsExactly(new Happened.Rang(), new Happened.Counted(1));
        assertThat(atOnce.step().entries().get(0).cause()).isEqualTo(new Cause.Due(due));
        assertThat(receive(atOnce.cell(), new Message.Tick(WEST), due).step().entries())
                .isEmpty();
    }

    @Test
    void aCommandFromOutsideIsDoneOnceAndIsTooLateAfterItsExpiry() {
        Result once = receive(west(), outside("a-1", new Count(3)), NOW);
        Result twice = receive(once.cell(), outside("a-1", new Count(3)), NOW.plusSeconds(59));
        assertThat(twice.step().entries()).isEmpty();
        assertThat(twice.step().outcome()).contains(Outcome.DONE);
        assertThat(twice.cell().state().count()).isEqualTo(3);
        Instant late = NOW.plusSeconds(60);
        Cell<Tower, Happened> later = receive(twice.cell(), outside("a-2", new Count(1)), NOW.plusSeconds(59))
                .cell();
        Result expired = receive(later, outside("a-3", new Count(1)), late);
        assertThat(expired.step().outcome()).contains(new Outcome.Refused(new TooLate(WEST, "a-3", late, late)));
    }

    @Test
    void anIdIsForgottenOnceItsCommandIsTooLateAnyway() {
        Cell<Tower, Happened> cell =
                receive(west(), outside("a-1", new Count(3)), NOW).cell();
        Message.Outside next = new Message.Outside(ANN, WEST, "a-2", NOW.plusSeconds(200), new Count(1));
        cell = receive(cell, next, NOW.plusSeconds(100)).cell();
        assertThat(cell.told().size()).isEqualTo(1);
        assertThat(receive(cell, outside("a-1", new Count(3)), NOW.plusSeconds(101))
                        .step()
                        .entries())
                .isEmpty();
    }

    @Test
    void aRefusalToAnOutsiderIsNotRecorded() {
        Result refused = receive(west(), outside("a-1", new Count(11)), NOW);
        assertThat(refused.step().entries()).isEmpty();
        assertThat(refused.step().outcome()).contains(new Outcome.Refused(new TooHigh(11)));
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTheHistoryWithIt() {
        Cell<Tower, Happened> cell =
                receive(west(), request(1, new Count(1)), NOW).cell();
        Result later = receive(cell, request(2, new Count(1)), NOW.minusSeconds(10));
        assertThat(later.step().entries().get(0).time()).isEqualTo(NOW);
    }

    @Test
    void recoveryFoldsTheEntriesToTheSameCell() {
        Cell<Tower, Happened> cell = west();
        Cell<Tower, Happened> recovered = west();
        List<Message> messages = List.of(
                outside("a-1", new Tell(EAST, List.of(1, 2))),
                request(1, new Count(4)),
                request(2, new Count(11)),
                new Message.Reply(EAST, WEST, 1, Outcome.DONE),
                request(3, new SetAlarm(NOW)),
                new Message.Tick(WEST));
        for (Message message : messages) {
            Result result = receive(cell, message, NOW);
            cell = result.cell();
            for (Entry<Happened> entry : result.step().entries()) recovered = recovered.after(entry);
        }
        assertThat(recovered.state()).isEqualTo(cell.state());
        assertThat(recovered.inbound()).isEqualTo(cell.inbound());
        assertThat(recovered.outbound()).isEqualTo(cell.outbound());
        assertThat(recovered.told()).isEqualTo(cell.told());
        assertThat(recovered.heads()).isEqualTo(cell.heads()).hasSize(1);
        assertThat(recovered.number()).isEqualTo(6);
    }

    @Test
    void anEntryThatIsNotTheNextOneIsNotTaken() {
        Entry<Happened> second = receive(
                        receive(west(), request(1, new Count(1)), NOW).cell(), request(2, new Count(1)), NOW)
                .step()
                .entries()
                .get(0);
        assertThatThrownBy(() -> west().after(second)).isInstanceOf(IllegalStateException.class);
    }
}

package assay.chaos;

import assay.domain.cell.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives commands as a careful client does: an unknown outcome is never taken for one, the same command with the same id
 * is given again, to another node, until somebody says what came of it or it has expired.
 */
final class Giver {
    /** A new try begins this long after the last one, which may still be answered. */
    private static final Duration AGAIN = Duration.ofMillis(250);

    private static final Duration TRY = Duration.ofSeconds(12);

    private final Gateway gateway;
    private final Ledger ledger;

    Giver(Gateway gateway, Ledger ledger) {
        this.gateway = gateway;
        this.ledger = ledger;
    }

    /** Returns once it is known what came of {@code command}, or it can no longer be taken. */
    Answer give(Message.Outside command) throws InterruptedException {
        ledger.given(command);
        CompletableFuture<Answer> known = new CompletableFuture<>();
        Answer answer = new Answer.Unknown("it expired");
        // A command that was taken in its last moment may be answered after it.
        Instant giveUp = command.expires().plus(TRY);
        while (Instant.now().isBefore(giveUp)) {
            if (Instant.now().isBefore(command.expires())) {
                CompletableFuture<Void> unused = gateway.give(command, TRY).thenAccept(found -> {
                    if (!(found instanceof Answer.Unknown)) known.complete(found);
                });
            }
            try {
                answer = known.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                // Then once more.
            } catch (ExecutionException e) {
                throw new IllegalStateException("nobody completes it so", e);
            }
        }
        ledger.answered(command, answer);
        return answer;
    }
}

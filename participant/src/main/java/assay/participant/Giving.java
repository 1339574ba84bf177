package assay.participant;

import assay.domain.cell.Message;
import assay.domain.entity.Outcome;
import assay.domain.participant.Market;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a command until its outcome is known, or it has expired. */
final class Giving {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 4;

    private final Market market;
    private final Turns turns;
    private final Clock clock;
    private final Log log;

    Giving(Market market, Turns turns, Clock clock, Log log) {
        this.market = market;
        this.turns = turns;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Gives {@code command}.
     *
     * @param answered is told the outcome; nothing when it stays unknown
     */
    void give(Message.Outside command, Consumer<Optional<Outcome>> answered) {
        give(command, 0, answered);
    }

    private void give(Message.Outside command, int attempt, Consumer<Optional<Outcome>> answered) {
        turns.then(market.tell(command), (outcome, failure) -> {
            if (outcome != null) {
                log.answered(command, outcome);
                answered.accept(Optional.of(outcome));
            } else if (clock.instant().isBefore(command.expires())) {
                turns.later(() -> give(command, attempt + 1, answered), delay(attempt));
            } else {
                log.unknown(command, failure);
                answered.accept(Optional.empty());
            }
        });
    }

    static Duration delay(int attempt) {
        return FIRST_RETRY.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
    }
}

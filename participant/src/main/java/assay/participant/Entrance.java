package assay.participant;

import assay.domain.account.Account;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.Market;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How somebody becomes a member of the market: waits until there is enough on the account, locks the stake, and says what
 * it can do. Whoever is a member already, from before a restart, is let in at once.
 */
public final class Entrance {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration COMMAND_LIFE = Duration.ofMinutes(2);

    /**
     * As what somebody joins.
     *
     * @param publicKey whose signature will be asked for
     */
    public record Wanted(String publicKey, Credits stake, Profile profile) {}

    private final ParticipantId self;
    private final EntityId membership;
    private final Wanted wanted;
    private final Market market;
    private final Turns turns;
    private final Log log;
    private final Clock clock = Clock.systemUTC();
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final Duration first;
    private Duration pause;
    private String said = "";

    Entrance(ParticipantId self, Wanted wanted, Duration pause, Market market, Turns turns, Log log) {
        this.self = self;
        this.membership = new EntityId(EntityType.MINER, self.name());
        this.wanted = wanted;
        this.market = market;
        this.turns = turns;
        this.log = log;
        this.first = pause;
        this.pause = pause;
    }

    /** Completes once the market has taken it in; fails with {@link Unusable} when it never will. */
    CompletionStage<Void> enter() {
        turns.now(this::look);
        return entered;
    }

    private void look() {
        turns.then(market.look(membership), (state, failure) -> {
            if (state instanceof Miner miner) {
                log.answering();
                decide(miner);
            } else {
                log.silent(failure);
                again();
            }
        });
    }

    private void again() {
        turns.later(this::look, pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void decide(Miner miner) {
        if (miner instanceof Miner.Active active) {
            if (!active.membership().publicKey().equals(wanted.publicKey())) {
                entered.completeExceptionally(new Unusable("the name " + self
                        + " is another's: a member of that name has joined with another key; choose another name, or "
                        + "start with the identity it was made with"));
                return;
            }
            declare(active);
        } else if (miner instanceof Miner.Outside outside) {
            if (!outside.failure().isEmpty()) say("refused", "could not join: " + outside.failure());
            fund();
        } else {
            again();
        }
    }

    private void fund() {
        turns.then(market.look(Accounts.of(self)), (state, failure) -> {
            if (!(state instanceof Account account)) {
                log.silent(failure);
                again();
            } else if (account.available().lessThan(wanted.stake())) {
                say(
                        "waiting",
                        "the account of " + self + " holds " + account.available() + ", the stake is " + wanted.stake()
                                + ": an operator has to let money in (assay account deposit " + self + " AMOUNT)");
                again();
            } else {
                pause = first;
                give("join", new MinerCommand.JoinMarket(wanted.publicKey(), wanted.stake()), this::again);
            }
        });
    }

    private void declare(Miner.Active member) {
        boolean known = wanted.profile().equals(Profile.unsaid())
                || member.dossier().profile().equals(wanted.profile());
        if (known) enter(member);
        else give("declare", new MinerCommand.Declare(wanted.profile()), () -> enter(member));
    }

    private void enter(Miner.Active member) {
        log.note(
                "joined",
                membership.toString(),
                "is a member of the market, with a stake of "
                        + member.membership().stake());
        entered.complete(null);
    }

    private void give(String what, MinerCommand command, Runnable next) {
        Instant now = clock.instant();
        String id = what + "-" + now.toEpochMilli();
        var message = new Message.Outside(self, membership, id, now.plus(COMMAND_LIFE), command);
        new Giving(market, turns, clock, log).give(message, outcome -> {
            boolean done = outcome.filter(Outcome.DONE::equals).isPresent();
            if (done) next.run();
            else again();
        });
    }

    /** The same thing is said once. */
    private void say(String what, String text) {
        if (said.equals(text)) return;
        said = text;
        log.note(what, membership.toString(), text);
    }
}

package assay.participant;

import assay.domain.account.Account;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.Market;
import assay.participant.http.Refusal;
import assay.participant.http.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How somebody is let into the market: binds its name to its key and, to become a member, waits until there is enough on
 * the account, locks the stake, and says what it can do. Whoever is a member already, from before a restart, is let in at
 * once.
 */
public final class Entrance {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_UNRECOGNIZED = 6;
    private static final Duration COMMAND_LIFE = Duration.ofMinutes(2);

    /**
     * As what somebody joins.
     *
     * @param publicKey whose signature will be asked for
     */
    public record Wanted(String publicKey, Credits stake, Profile profile) {}

    private final ParticipantId self;
    private final EntityId membership;
    private final Supplier<CompletionStage<Outcome>> registration;
    private final Optional<Wanted> sought;
    private final Market market;
    private final Turns turns;
    private final Log log;
    private final Clock clock = Clock.systemUTC();
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final Duration first;
    private Duration pause;
    private String said = "";
    private int unrecognized;

    /**
     * @param registration binds its name to its key, and may be done again
     * @param sought empty for whoever needs no membership
     */
    Entrance(
            ParticipantId self,
            Supplier<CompletionStage<Outcome>> registration,
            Optional<Wanted> sought,
            Duration pause,
            Market market,
            Turns turns,
            Log log) {
        this.self = self;
        this.membership = new EntityId(EntityType.MINER, self.name());
        this.registration = registration;
        this.sought = sought;
        this.market = market;
        this.turns = turns;
        this.log = log;
        this.first = pause;
        this.pause = pause;
    }

    /** Completes once the market has taken it in; fails with {@link Unusable} when it never will. */
    CompletionStage<Void> enter() {
        turns.now(this::register);
        return entered;
    }

    private void register() {
        turns.then(registration.get(), (outcome, failure) -> {
            if (outcome == null) {
                log.silent(failure);
                again(this::register);
            } else if (outcome instanceof Outcome.Refused refused) {
                log.answering();
                unregistered(refused.rejection());
            } else {
                log.answering();
                pause = first;
                sought.ifPresentOrElse(this::look, () -> entered.complete(null));
            }
        });
    }

    /** A signature may not count because a node has just started, or a clock is behind; anything else does not pass. */
    private void unregistered(Rejection why) {
        unrecognized++;
        boolean passes = why instanceof Refusal refusal && refusal.type().equals(Registration.UNAUTHORIZED);
        if (passes && unrecognized < MOST_UNRECOGNIZED) {
            say("refused", "could not register its key: " + why.message());
            again(this::register);
        } else {
            entered.completeExceptionally(new Unusable(self + " could not register its key: " + why.message()));
        }
    }

    private void look(Wanted wanted) {
        turns.then(market.look(membership), (state, failure) -> {
            if (state instanceof Miner miner) {
                log.answering();
                decide(miner, wanted);
            } else {
                log.silent(failure);
                again(() -> look(wanted));
            }
        });
    }

    private void again(Runnable turn) {
        turns.later(turn, pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void decide(Miner miner, Wanted wanted) {
        if (miner instanceof Miner.Active active) {
            if (!active.membership().publicKey().equals(wanted.publicKey())) {
                entered.completeExceptionally(new Unusable("the name " + self
                        + " is another's: a member of that name has joined with another key; choose another name, or "
                        + "start with the identity it was made with"));
                return;
            }
            declare(active, wanted);
        } else if (miner instanceof Miner.Outside outside) {
            if (!outside.failure().isEmpty()) say("refused", "could not join: " + outside.failure());
            fund(wanted);
        } else {
            again(() -> look(wanted));
        }
    }

    private void fund(Wanted wanted) {
        turns.then(market.look(Accounts.of(self)), (state, failure) -> {
            if (!(state instanceof Account account)) {
                log.silent(failure);
                again(() -> look(wanted));
            } else if (account.available().lessThan(wanted.stake())) {
                say(
                        "waiting",
                        "the account of " + self + " holds " + account.available() + ", the stake is " + wanted.stake()
                                + ": an operator has to let money in (assay account deposit " + self + " AMOUNT)");
                again(() -> look(wanted));
            } else {
                pause = first;
                Runnable look = () -> look(wanted);
                give(
                        "join",
                        new MinerCommand.JoinMarket(wanted.publicKey(), wanted.stake()),
                        () -> again(look),
                        () -> again(look));
            }
        });
    }

    private void declare(Miner.Active member, Wanted wanted) {
        boolean known = wanted.profile().equals(Profile.unsaid())
                || member.dossier().profile().equals(wanted.profile());
        if (known) enter(member);
        else {
            give(
                    "declare",
                    new MinerCommand.Declare(wanted.profile()),
                    () -> enter(member),
                    () -> again(() -> look(wanted)));
        }
    }

    private void enter(Miner.Active member) {
        log.note(
                "joined",
                membership.toString(),
                "is a member of the market, with a stake of "
                        + member.membership().stake());
        entered.complete(null);
    }

    private void give(String what, MinerCommand command, Runnable next, Runnable otherwise) {
        Instant now = clock.instant();
        String id = what + "-" + now.toEpochMilli();
        var message = new Message.Outside(self, membership, id, now.plus(COMMAND_LIFE), command);
        new Giving(market, turns, clock, log).give(message, outcome -> {
            boolean done = outcome.filter(Outcome.DONE::equals).isPresent();
            if (done) next.run();
            else otherwise.run();
        });
    }

    /** The same thing is said once. */
    private void say(String what, String text) {
        if (said.equals(text)) return;
        said = text;
        log.note(what, membership.toString(), text);
    }
}

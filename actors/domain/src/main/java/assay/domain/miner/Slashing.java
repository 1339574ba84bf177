package assay.domain.miner;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.Origin;
import assay.domain.entity.Send;
import assay.domain.miner.Miner.Active;
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.miner.MinerEvent.FinderUnpaid;
import assay.domain.miner.MinerEvent.SlashUncollectable;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.miner.MinerRejection.PenaltyOutOfBounds;
import assay.domain.miner.Surety.Pledge;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.offence.SlashingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a member loses stake. A share is of what it set aside for the task; where nothing was set aside it is of all that
 * no other task has to itself. More than is left is never taken, and the same event never punishes twice.
 */
final class Slashing {
    private static final long ONE = 1_000_000;
    private static final String FINDER = ":finder";

    private Slashing() {}

    static Decision<MinerEvent> slash(Miner miner, Slash command, Origin from, Instant now) {
        if (!(from instanceof Origin.FromEntity by) || !Engagements.serves(by.entity(), command.task())) {
            return rejected(NotAllowed.of(miner.id(), command, Engagements.ENTITLED, from));
        }
        if (miner.surety().punished(command.task(), command.event()).isPresent()) return unchanged();
        Optional<String> wrong = wrong(miner, command);
        if (wrong.isPresent()) return rejected(new PenaltyOutOfBounds(miner.id(), wrong.get()));
        Optional<String> nothing = outOfReach(miner, command.task());
        if (nothing.isPresent()) return accepted(uncollectable(command, nothing.get()));
        Credits taken = taken((Active) miner, command);
        if (taken.isZero()) return accepted(uncollectable(command, "nothing is left of the stake"));
        Credits finders = command.finder().isEmpty() ? Credits.ZERO : Split.share(taken, command.finderMicros(), ONE);
        Slashed slashed = new Slashed(
                command.task(),
                command.offence(),
                taken,
                finders.isZero() ? Optional.empty() : command.finder(),
                finders,
                command.event());
        return accepted(slashed, Suitability.slashed(miner, slashed, now));
    }

    private static Optional<String> wrong(Miner miner, Slash command) {
        if (command.shareMicros() < 1 || command.shareMicros() > ONE) {
            return Optional.of("a share of " + command.shareMicros() + " millionths, expected 1 to " + ONE);
        }
        if (command.finderMicros() < 0 || command.finderMicros() > SlashingTable.MAX_FINDER_MICROS) {
            return Optional.of("a finder's share of " + command.finderMicros() + " millionths, expected 0 to "
                    + SlashingTable.MAX_FINDER_MICROS);
        }
        if (command.finder().filter(miner.participant()::equals).isPresent()) {
            return Optional.of(miner.name() + " as the finder of its own offence, expected somebody else");
        }
        return Optional.empty();
    }

    private static Optional<String> outOfReach(Miner miner, EntityId task) {
        if (!(miner instanceof Active active)) return Optional.of("the miner is " + miner.phase());
        boolean answers =
                active.engagements().has(task) || active.surety().ended().contains(task);
        return answers ? Optional.empty() : Optional.of("the miner has not served the task lately");
    }

    private static SlashUncollectable uncollectable(Slash command, String reason) {
        return new SlashUncollectable(command.task(), command.offence(), command.event(), reason);
    }

    private static Credits taken(Active active, Slash command) {
        Credits stake = active.membership().stake();
        Credits free = stake.minus(active.surety().setAside().min(stake));
        Optional<Pledge> pledge = active.surety().pledges().get(command.task());
        // What a task has given back may stand for another one by now.
        boolean over = active.surety().ended().contains(command.task());
        Credits reach = pledge.map(
                        each -> over ? each.left().min(free) : each.left().min(stake))
                .orElse(free);
        Credits base = pledge.map(Pledge::whole).orElse(free);
        return Split.share(base, command.shareMicros(), ONE).min(reach);
    }

    static List<Send> carriedOut(Miner miner, Slashed slashed) {
        String transfer = transfer(miner);
        EntityId stake = Accounts.stake(miner.participant());
        String purpose = slashed.offence() + " in " + slashed.task();
        List<Send> sends = new ArrayList<>();
        slashed.finder()
                .ifPresent(finder -> sends.add(new Send(
                        stake,
                        new Transfer(transfer + FINDER, Accounts.of(finder), slashed.finders(), "found: " + purpose))));
        Credits rest = slashed.amount().minus(slashed.finders());
        if (!rest.isZero()) sends.add(new Send(stake, new Transfer(transfer, Accounts.TREASURY, rest, purpose)));
        return sends;
    }

    /** What a finder's account cannot take goes where the rest went. */
    static List<Send> diverted(Miner miner, FinderUnpaid unpaid) {
        Optional<Credits> amount = finders(miner, unpaid.transfer());
        return amount
                .map(found -> new Send(
                        Accounts.stake(miner.participant()),
                        new Transfer(
                                unpaid.transfer() + ":treasury",
                                Accounts.TREASURY,
                                found,
                                "a finder's share that could not be paid")))
                .stream()
                .toList();
    }

    static List<MinerEvent> notPaid(Miner miner, String transfer, String reason) {
        if (!transfer.endsWith(FINDER) || finders(miner, transfer).isEmpty()) return List.of();
        return List.of(new FinderUnpaid(transfer, reason));
    }

    static boolean concerns(TransferNotice notice) {
        return notice.transfer().startsWith("slash:");
    }

    private static Optional<Credits> finders(Miner miner, String transfer) {
        for (var each : miner.surety().punishments()) {
            if (transfer.equals(transfer(miner, each.getKey()) + FINDER)) {
                return Optional.of(each.getValue().finders());
            }
        }
        return Optional.empty();
    }

    private static String transfer(Miner miner) {
        return transfer(miner, miner.surety().numbered());
    }

    private static String transfer(Miner miner, int number) {
        return "slash:" + miner.name() + ":" + number;
    }
}

package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.story.Amounts;
import assay.domain.MarketRules;
import assay.domain.account.Account;
import assay.domain.account.AccountEntity;
import assay.domain.account.AccountEvent;
import assay.domain.account.MoneyLaw;
import assay.domain.audit.CausalOrder;
import assay.domain.audit.Difference;
import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import assay.domain.task.TaskEvent.TaskClosed;
import assay.journal.JournalFile;
import assay.journal.codec.UnreadableRecord;
import assay.simulation.invariant.EscrowLaw;
import assay.simulation.invariant.InvariantBroken;
import assay.simulation.invariant.NumbersContiguous;
import assay.simulation.invariant.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an auditor does with an exported journal: decide everything in it again, and follow the money. */
public final class Verification {
    private static final int NAMED = 5;

    private final Path file;
    private final Output output;

    /** What {@code journal verify --json} says. */
    public record Data(
            String file,
            int entries,
            int entities,
            long depositedMicros,
            long withdrawnMicros,
            long heldMicros,
            List<Escrow> escrows) {}

    /** What became of the bounty of a task that is over. */
    public record Escrow(String task, long escrowedMicros, long paidMicros, long refundedMicros, long heldMicros) {
        static Escrow of(EntityId task, TaskClosed closed) {
            Credits escrowed = closed.paid().plus(closed.refunded()).plus(closed.held());
            return new Escrow(
                    task.name(),
                    escrowed.micros(),
                    closed.paid().micros(),
                    closed.refunded().micros(),
                    closed.held().micros());
        }

        @Override
        public String toString() {
            return "task " + task + ": escrowed " + credits(escrowedMicros) + " = paid " + credits(paidMicros)
                    + " + refunded " + credits(refundedMicros) + " + held " + credits(heldMicros);
        }
    }

    /** A verification of the journal in {@code file}. */
    public Verification(Path file, Output output) {
        this.file = file;
        this.output = output;
    }

    /** Reads, decides again, adds up; fails at the first thing that is not as it must be. */
    public Data perform() {
        List<Entry<?>> journal = read();
        long entities = journal.stream().map(Entry::entity).distinct().count();
        decideAgain(journal);
        output.say(journal.size() + " entries of " + entities + " entities decided again: all of them agree");
        follow(journal);
        MoneyLaw money = money(journal);
        output.say("balances and money in flight " + credits(money.heldMicros().longValueExact()) + " = deposits "
                + credits(money.depositedMicros().longValueExact()) + " - withdrawals "
                + credits(money.withdrawnMicros().longValueExact()));
        List<Escrow> escrows = escrows(journal);
        for (Escrow escrow : escrows) output.say(escrow.toString());
        return new Data(
                file.toString(),
                journal.size(),
                Math.toIntExact(entities),
                money.depositedMicros().longValueExact(),
                money.withdrawnMicros().longValueExact(),
                money.heldMicros().longValueExact(),
                escrows);
    }

    private List<Entry<?>> read() {
        if (!Files.isRegularFile(file)) {
            throw noJournal(file + " is not a file, expected an exported journal");
        }
        List<Entry<?>> journal = new ArrayList<>();
        try (Stream<Entry<?>> entries = JournalFile.read(file)) {
            entries.forEach(journal::add);
        } catch (UnreadableRecord e) {
            throw noJournal(String.valueOf(e.getMessage())).because(e);
        } catch (IOException | UncheckedIOException e) {
            throw noJournal(file + " cannot be read: " + e.getMessage()).because(e);
        }
        if (journal.isEmpty()) throw noJournal(file + " is empty, expected an exported journal");
        return journal;
    }

    private static Failure noJournal(String what) {
        return Failure.of(
                ExitCode.ARGUMENTS,
                "not-a-journal",
                what,
                "assay journal export --out FILE writes a journal, and assay simulate leaves one in its folder");
    }

    private void decideAgain(List<Entry<?>> journal) {
        Redecision redecision = new Redecision(MarketRules.all());
        journal.forEach(redecision::add);
        List<Difference> differences = redecision.differences();
        if (!differences.isEmpty()) {
            Difference first = differences.get(0);
            String others = differences.size() == 1 ? "" : ", and " + (differences.size() - 1) + " more part after it";
            throw Failure.of(
                            ExitCode.FAILED,
                            "journal-differs",
                            file + ": the history of " + first.entity() + " is not what the rules give from entry "
                                    + first.number() + " on" + others,
                            "somebody changed the file, other rules wrote it, or it is not what journal export wrote")
                    .with(differences.stream().limit(NAMED).toList());
        }
        if (redecision.compared() != journal.size()) {
            throw new IllegalStateException("compared " + redecision.compared() + " of " + journal.size());
        }
    }

    /** Step by step, so that money is not only there in the end but went the right way. */
    private void follow(List<Entry<?>> journal) {
        List<Entry<?>> ordered = CausalOrder.of(journal);
        if (ordered.size() < journal.size()) {
            throw unlawful((journal.size() - ordered.size()) + " entries are each other's cause");
        }
        Watch watch =
                new Watch(List.of(new NumbersContiguous(), new assay.simulation.invariant.MoneyLaw(), new EscrowLaw()));
        try {
            ordered.forEach(watch::accept);
        } catch (InvariantBroken e) {
            throw unlawful(e.invariant() + ": " + e.getMessage()).because(e);
        }
    }

    private MoneyLaw money(List<Entry<?>> journal) {
        AccountEntity rules = new AccountEntity();
        Map<EntityId, Account> accounts = new TreeMap<>();
        for (Entry<?> entry : journal) {
            for (Object event : entry.events()) {
                if (!(event instanceof AccountEvent change)) continue;
                Account before = accounts.getOrDefault(
                        entry.entity(), rules.initial(entry.entity().name()));
                accounts.put(entry.entity(), change.applyTo(before));
            }
        }
        MoneyLaw money = MoneyLaw.over(accounts.values());
        if (!money.kept()) throw unlawful("the accounts do not add up: " + money);
        return money;
    }

    private static List<Escrow> escrows(List<Entry<?>> journal) {
        List<Escrow> escrows = new ArrayList<>();
        for (Entry<?> entry : journal) {
            for (Object event : entry.events()) {
                if (event instanceof TaskClosed closed) escrows.add(Escrow.of(entry.entity(), closed));
            }
        }
        return escrows;
    }

    private Failure unlawful(String what) {
        return Failure.of(
                ExitCode.FAILED,
                "law-broken",
                file + ": " + what,
                "every entry is what the rules give, so the rules themselves break a law: please report it");
    }

    private static String credits(long micros) {
        return Amounts.credits(Credits.micros(micros));
    }
}

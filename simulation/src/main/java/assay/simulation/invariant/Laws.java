package assay.simulation.invariant;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Everything that must hold in every run. */
public final class Laws {
    private Laws() {}

    /**
     * All invariants, for one run.
     *
     * @param messages how many messages entities have sent one another
     * @param faultsStop when nothing breaks any more
     * @param clock tells the present time
     */
    public static List<Invariant> all(LongSupplier messages, Instant faultsStop, Supplier<Instant> clock) {
        return List.of(
                new NumbersContiguous(),
                new WritersInTurn(),
                new CommandsKept(),
                new OnlyTheEntitled(),
                new MoneyLaw(),
                new EscrowLaw(),
                new StakesHeld(),
                new PaymentsFollowPlans(),
                new PlansFollowJournal(),
                new MediansHold(),
                new EvaluatorsImpartial(),
                new VerdictsHold(),
                new ElectionsCounted(),
                new SealedVotesMatch(),
                new LotsRedrawn(),
                new LeadersRanked(),
                new RoundsFair(),
                new AssignmentsKept(),
                new UpdatesInOrder(),
                new MemoryCarried(),
                new OffencesPunished(),
                new OutliersFound(),
                new ChainsUnbroken(),
                new MessagesRechecked(),
                new OnlyTheQualified(),
                new NothingLeftOver(),
                new MessagesBounded(messages),
                new WindowsClose(faultsStop, clock),
                new TasksEnd(faultsStop, clock));
    }
}

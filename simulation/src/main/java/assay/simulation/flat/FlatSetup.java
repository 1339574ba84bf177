package assay.simulation.flat;

import assay.simulation.kernel.Packed;

/**
 * What a flat market is made of. Amounts are micro-credits.
 *
 * @param miners how many there are
 * @param tasks how many clients there are; each posts one task after the other
 * @param deposit what a miner has at the beginning
 * @param stake what it locks to join
 * @param wealth what a client has at the beginning
 * @param bounty what it offers for each task
 * @param minersShare the miners' part of a bounty, in 10⁻⁶
 * @param seed decides every delay, crew and gain
 */
public record FlatSetup(
        int miners, int tasks, long deposit, long stake, long wealth, long bounty, long minersShare, long seed) {
    public FlatSetup {
        if (miners < FlatMarket.CREW || tasks < 1) {
            throw new IllegalArgumentException(miners + " miners and " + tasks + " tasks: expected at least "
                    + FlatMarket.CREW + " miners and a task");
        }
        if (Slots.count(miners, tasks) > Packed.MAX_NODES) {
            throw new IllegalArgumentException(miners + " miners and " + tasks + " tasks: too many to be numbered");
        }
        if (stake < 1 || bounty < 1 || minersShare < 0 || minersShare > 1_000_000) {
            throw new IllegalArgumentException("stake " + stake + ", bounty " + bounty + ", miners' share "
                    + minersShare + ": expected more than nothing, and a share of at most 1000000");
        }
    }
}

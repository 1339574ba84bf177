package assay.domain.election;

import java.util.BitSet;

/**
 * The election of Project PAI: whoever votes with the minority stays, until no more than {@code maximum} are left. Works
 * on bit sets, so that a committee of twelve and a population of millions are counted by the same lines.
 *
 * @param minimum fewest members, and the smallest minority that may win a cycle
 * @param maximum most members
 */
public record MinorityRule(int minimum, int maximum) {
    /** After this many cycles in a row that eliminated nobody by vote, the members are drawn: see {@link Lots}. */
    public static final int MAX_REPEATS = 16;

    /**
     * What a cycle came to.
     *
     * @param silent how many did not vote and are out for good
     * @param survivors how many are left
     */
    public record Cycle(CycleKind kind, int zeros, int ones, int silent, int survivors) {
        /** Whether the vote sent anybody home. */
        private boolean eliminates() {
            return survivors < zeros + ones;
        }

        /** Whether those who voted 0 stay. */
        public boolean zerosStay() {
            return !eliminates() || zeros < ones;
        }

        /** Whether those who voted 1 stay. */
        public boolean onesStay() {
            return !eliminates() || ones < zeros;
        }

        /** Who is left of 64 candidates, given as bits: who stood, who voted, and who voted 1. */
        public long left(long standing, long voted, long ones) {
            return standing & voted & (zerosStay() ? -1 : ones) & (onesStay() ? -1 : ~ones);
        }
    }

    /**
     * Counts a cycle, in this order: silent voters are out; fewer than the minimum left is the end; no more than the
     * maximum left are the members; a tie, unanimity, or a minority smaller than the minimum eliminates nobody; else the
     * minority stays.
     *
     * @param standing who took part; afterwards, who is left
     * @param voted who voted; bits of others than {@code standing} do not matter
     * @param ones of those who voted, who voted 1
     */
    public Cycle count(BitSet standing, BitSet voted, BitSet ones) {
        int before = standing.cardinality();
        standing.and(voted);
        BitSet forOne = (BitSet) standing.clone();
        forOne.and(ones);
        int left = standing.cardinality();
        int one = forOne.cardinality();
        Cycle cycle = of(left - one, one, before - left);
        if (!cycle.zerosStay()) standing.and(forOne);
        if (!cycle.onesStay()) standing.andNot(forOne);
        return cycle;
    }

    /** What a cycle comes to, which its numbers alone decide. */
    public Cycle of(int zeros, int ones, int silent) {
        CycleKind kind = kind(zeros, ones);
        if (kind != CycleKind.REDUCED) return new Cycle(kind, zeros, ones, silent, zeros + ones);
        int left = Math.min(zeros, ones);
        return new Cycle(left <= maximum ? CycleKind.FINISHED : kind, zeros, ones, silent, left);
    }

    private CycleKind kind(int zeros, int ones) {
        int left = zeros + ones;
        if (left < minimum) return CycleKind.TOO_FEW;
        if (left <= maximum) return CycleKind.FINISHED;
        if (zeros == ones) return CycleKind.TIE;
        if (zeros == 0 || ones == 0) return CycleKind.UNANIMOUS;
        if (Math.min(zeros, ones) < minimum) return CycleKind.SMALL_MINORITY;
        return CycleKind.REDUCED;
    }
}

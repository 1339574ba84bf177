package assay.simulation.electorate;

import assay.domain.election.MinorityRule;
import assay.simulation.kernel.RollingHash;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An election over bits. Only words in which somebody still stands are kept, so that later cycles cost less and less:
 * all together about as much as eight passes over the first one.
 */
final class Count {
    private final Blocs blocs;
    private final Chance chance;
    private final Course course;
    private final Electorate electorate;

    /** Which 64 candidates each word is about. */
    private final int[] words;

    private final long[] standing;
    private final long[] voted;
    private final long[] ones;
    private int kept;

    private int zeroVotes;
    private int oneVotes;
    private int silent;

    Count(Electorate electorate, Chance chance, Consumer<MinorityRule.Cycle> heard) {
        this.electorate = electorate;
        this.blocs = electorate.blocs();
        this.chance = chance;
        this.course = new Course(electorate, heard);
        kept = (blocs.candidates() + 63) >>> 6;
        words = new int[kept];
        standing = new long[kept];
        voted = new long[kept];
        ones = new long[kept];
        for (int i = 0; i < kept; i++) {
            words[i] = i;
            standing[i] = -1;
        }
        if ((blocs.candidates() & 63) != 0) standing[kept - 1] = (1L << blocs.candidates()) - 1;
    }

    Election run() {
        if (!course.roomFor(blocs.candidates())) {
            while (!course.over()) {
                chance.cycle(course.next());
                vote();
                keep(course.count(zeroVotes, oneVotes, silent));
            }
        }
        var members = course.members(left());
        RollingHash hash = new RollingHash();
        for (MinorityRule.Cycle cycle : course.cycles()) {
            hash.fold(cycle.zeros());
            hash.fold(cycle.ones());
        }
        for (int member : members) hash.fold(member);
        return new Election(electorate, course.cycles(), members, course.drawn(), 0, hash.value());
    }

    private void vote() {
        zeroVotes = 0;
        oneVotes = 0;
        silent = 0;
        int i = others();
        int all = 0;
        int one = 0;
        int mute = 0;
        for (; i < kept; i++) {
            long stands = standing[i];
            long votes = chance.heard(words[i], stands);
            long coins = chance.coins(words[i]) & votes;
            voted[i] = votes;
            ones[i] = coins;
            all += Long.bitCount(votes);
            one += Long.bitCount(coins);
            mute += Long.bitCount(stands ^ votes);
        }
        zeroVotes += all - one;
        oneVotes += one;
        silent += mute;
        late();
    }

    /** The words in which not everybody is honest; returns the index of the first one behind them. */
    private int others() {
        int turn = chance.firstOfColluders();
        int i = 0;
        for (; i < kept && words[i] < blocs.honestWords(); i++) {
            int word = words[i];
            long colluders = standing[i] & blocs.mask(Behaviour.VOTE_SPLITTER, word);
            long plan = 0;
            for (long left = colluders; left != 0; left &= left - 1) {
                if (turn == 1) plan |= Long.lowestOneBit(left);
                turn ^= 1;
            }
            long early = standing[i] & ~blocs.mask(Behaviour.SILENT, word) & ~blocs.mask(Behaviour.LATE, word);
            voted[i] = chance.heard(word, early);
            ones[i] = voted[i] & (plan | (chance.coins(word) & ~colluders));
            zeroVotes += Long.bitCount(voted[i] & ~ones[i]);
            oneVotes += Long.bitCount(ones[i]);
            silent += Long.bitCount(standing[i] & ~voted[i]);
        }
        return i;
    }

    /** Those who see the count of all others, and each of them also the votes of those before it. */
    private void late() {
        if (blocs.late() == 0) return;
        for (int i = 0; i < kept && words[i] < blocs.honestWords(); i++) {
            long late = chance.heard(words[i], standing[i] & blocs.mask(Behaviour.LATE, words[i]));
            voted[i] |= late;
            silent -= Long.bitCount(late);
            for (long left = late; left != 0; left &= left - 1) {
                int candidate = (words[i] << 6) + Long.numberOfTrailingZeros(left);
                int coin = chance.coin(candidate);
                int vote = electorate.sealed() ? coin : smallerSide(zeroVotes, oneVotes, coin);
                if (vote == 1) ones[i] |= Long.lowestOneBit(left);
                zeroVotes += 1 - vote;
                oneVotes += vote;
            }
        }
    }

    /** The vote that joins the side with fewer votes. */
    static int smallerSide(int zeros, int ones, int ifEqual) {
        if (zeros == ones) return ifEqual;
        return ones < zeros ? 1 : 0;
    }

    private void keep(MinorityRule.Cycle cycle) {
        int next = 0;
        for (int i = 0; i < kept; i++) {
            long left = cycle.left(standing[i], voted[i], ones[i]);
            standing[next] = left;
            words[next] = words[i];
            if (left != 0) next++;
        }
        kept = next;
    }

    private PrimitiveIterator.OfInt left() {
        return IntStream.range(0, kept).flatMap(this::candidates).iterator();
    }

    private IntStream candidates(int index) {
        return IntStream.range(0, 64)
                .filter(bit -> (standing[index] >>> bit & 1) == 1)
                .map(bit -> (words[index] << 6) + bit);
    }
}

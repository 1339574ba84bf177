package assay.simulation.electorate;

import assay.domain.election.MinorityRule;
import assay.simulation.kernel.Kernel;
import assay.simulation.kernel.Logic;
import assay.simulation.kernel.Packed;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An election message by message. The coordinator asks everybody who stands, takes votes as they arrive, each once, and
 * closes the cycle at its deadline.
 */
final class Exchange implements Logic {
    private static final int REQUEST = 1;
    private static final int VOTE = 2;
    private static final int LOOK = 3;
    private static final int CLOSE = 4;

    /** Words that the coordinator keeps for 64 candidates: who stands, has voted, has voted 1, and what is agreed. */
    private static final int WORDS = 4;

    private static final int VOTED = 1;
    private static final int ONES = 2;
    private static final int AGREED = 3;

    private final Electorate electorate;
    private final Blocs blocs;
    private final Chance chance;
    private final Course course;
    private final Kernel kernel;
    private final int honestFrom;
    private final long[] lists;

    private int zeroVotes;
    private int oneVotes;
    private long messages;
    private long touched;

    Exchange(Electorate electorate, Chance chance, Consumer<MinorityRule.Cycle> heard) {
        this.electorate = electorate;
        this.blocs = electorate.blocs();
        this.chance = chance;
        this.course = new Course(electorate, heard);
        this.honestFrom = blocs.candidates() - blocs.count(Behaviour.HONEST);
        int words = (blocs.candidates() + 63) >>> 6;
        kernel = new Kernel(blocs.candidates());
        lists = new long[words * WORDS];
        for (int word = 0; word < words; word++) lists[word * WORDS] = -1;
        if ((blocs.candidates() & 63) != 0) lists[(words - 1) * WORDS] = (1L << blocs.candidates()) - 1;
    }

    Election run() {
        if (!course.roomFor(blocs.candidates())) {
            open();
            kernel.run(this);
        }
        List<Integer> members = course.members(left());
        return new Election(electorate, course.cycles(), members, course.drawn(), messages, kernel.hash());
    }

    private void open() {
        chance.cycle(course.next());
        int turn = chance.firstOfColluders();
        for (int at = 0; at < lists.length; at += WORDS) {
            for (long left = lists[at]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                int candidate = ((at / WORDS) << 6) + bit;
                Behaviour behaviour = candidate >= honestFrom ? Behaviour.HONEST : blocs.of(candidate);
                if (behaviour == Behaviour.VOTE_SPLITTER) {
                    lists[at + AGREED] |= (long) turn << bit;
                    turn ^= 1;
                }
                ask(candidate, behaviour);
            }
        }
        kernel.put(electorate.links().cycleTicks(), Packed.event(CLOSE, 0, 0));
    }

    private void ask(int candidate, Behaviour behaviour) {
        messages++;
        if (chance.requestLost(candidate)) return;
        if (behaviour == Behaviour.LATE) {
            // It was asked long before the last tick; only then it acts.
            kernel.put(electorate.links().cycleTicks() - 1L, Packed.event(LOOK, candidate, 0));
            return;
        }
        send(REQUEST, candidate, 0, chance.request(candidate));
    }

    private void send(int kind, int candidate, int content, long bits) {
        long event = Packed.event(kind, candidate, content);
        kernel.put(chance.delay(bits), event);
        if (chance.doubled(bits)) {
            messages++;
            kernel.put(chance.delayOfCopy(bits), event);
        }
    }

    @Override
    public void handle(long[] events, int count) {
        touch(events, count);
        for (int i = 0; i < count; i++) {
            long event = events[i];
            int candidate = Packed.node(event);
            int kind = Packed.kind(event);
            if (kind == REQUEST) answer(candidate);
            else if (kind == VOTE) take(candidate, Packed.rest(event));
            else if (kind == LOOK) look(candidate);
            else close();
        }
    }

    private void touch(long[] events, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) sum += lists[at(Packed.node(events[i]))];
        touched = sum;
    }

    private static int at(int candidate) {
        return (candidate >>> 6) * WORDS;
    }

    private void answer(int candidate) {
        int vote = candidate >= honestFrom ? chance.coin(candidate) : vote(candidate);
        if (vote < 0) return;
        messages++;
        if (!chance.answerLost(candidate)) send(VOTE, candidate, vote, chance.answer(candidate));
    }

    /** The vote of one who is not honest; -1 for none. */
    private int vote(int candidate) {
        if (blocs.of(candidate) == Behaviour.SILENT) return -1;
        return (int) (lists[at(candidate) + AGREED] >>> candidate) & 1;
    }

    /** Counts a vote, and the same one again never. */
    private void take(int candidate, int vote) {
        int at = at(candidate);
        long bit = 1L << candidate;
        if ((lists[at + VOTED] & bit) != 0) return;
        lists[at + VOTED] |= bit;
        lists[at + ONES] |= (long) vote << candidate;
        zeroVotes += 1 - vote;
        oneVotes += vote;
    }

    private void look(int candidate) {
        messages++;
        if (chance.answerLost(candidate)) return;
        int coin = chance.coin(candidate);
        take(candidate, electorate.sealed() ? coin : Count.smallerSide(zeroVotes, oneVotes, coin));
    }

    private void close() {
        int stood = 0;
        for (int at = 0; at < lists.length; at += WORDS) stood += Long.bitCount(lists[at]);
        MinorityRule.Cycle cycle = course.count(zeroVotes, oneVotes, stood - zeroVotes - oneVotes);
        for (int at = 0; at < lists.length; at += WORDS) {
            lists[at] = cycle.left(lists[at], lists[at + VOTED], lists[at + ONES]);
            lists[at + VOTED] = 0;
            lists[at + ONES] = 0;
            lists[at + AGREED] = 0;
        }
        zeroVotes = 0;
        oneVotes = 0;
        if (!course.over()) open();
    }

    private PrimitiveIterator.OfInt left() {
        return IntStream.range(0, blocs.candidates())
                .filter(candidate -> (lists[at(candidate)] >>> candidate & 1) == 1)
                .iterator();
    }

    /** A value that depends on the last touching, of no meaning at all. */
    long touched() {
        return touched;
    }
}

package assay.simulation.electorate;

import assay.simulation.host.Mix;

/**
 * Everything that is left to chance: bits by counters, so that the same candidate tosses the same coin in the same cycle
 * whatever order things happen in.
 */
class Chance {
    private static final long VOTE = 1;
    private static final long REQUEST = 2;
    private static final long ANSWER = 3;

    private final long seed;
    private final Links links;
    private long vote;
    private long request;
    private long answer;

    Chance(long seed, Links links) {
        this.seed = seed;
        this.links = links;
    }

    /** All that follows is about this cycle, from 1. */
    void cycle(int cycle) {
        long bits = Mix.of(Mix.of(seed, 0x656C656374L), cycle);
        vote = Mix.of(bits, VOTE);
        request = Mix.of(bits, REQUEST);
        answer = Mix.of(bits, ANSWER);
    }

    /** The coins of the candidates 64 {@code word} to 64 {@code word} + 63. */
    long coins(int word) {
        return Mix.of(vote, word);
    }

    /** The coin of one candidate, 0 or 1. */
    final int coin(int candidate) {
        return (int) (coins(candidate >>> 6) >>> candidate) & 1;
    }

    /** What the group of colluders begins with when it deals out votes. */
    final int firstOfColluders() {
        return (int) (vote >>> 63);
    }

    /** What is drawn for the request to a candidate. */
    final long request(int candidate) {
        return Mix.of(request, candidate);
    }

    /** What is drawn for the vote of a candidate, however often it is sent. */
    final long answer(int candidate) {
        return Mix.of(answer, candidate);
    }

    /** Of those in {@code among}, who is asked and whose vote arrives. */
    long heard(int word, long among) {
        if (links.lossMicros() == 0) return among;
        long heard = 0;
        for (long left = among; left != 0; left &= left - 1) {
            int candidate = (word << 6) + Long.numberOfTrailingZeros(left);
            if (!requestLost(candidate) && !answerLost(candidate)) heard |= Long.lowestOneBit(left);
        }
        return heard;
    }

    /** How long the message with these bits takes. */
    final int delay(long bits) {
        // The upper half of a product spreads evenly over the range, and costs less than a division.
        int range = links.mostTicks() - links.leastTicks() + 1;
        return links.leastTicks() + (int) (((bits >>> 32) * range) >>> 32);
    }

    /** How long its copy takes. */
    final int delayOfCopy(long bits) {
        return delay(Mix.of(bits, 1));
    }

    final boolean requestLost(int candidate) {
        return lost(request(candidate));
    }

    /** Whether the vote of a candidate never arrives. */
    boolean answerLost(int candidate) {
        return lost(answer(candidate));
    }

    private boolean lost(long bits) {
        return links.lossMicros() > 0 && Mix.chance(Mix.of(bits, 2), links.lossMicros());
    }

    final boolean doubled(long bits) {
        return links.duplicationMicros() > 0 && Mix.chance(Mix.of(bits, 3), links.duplicationMicros());
    }
}

package assay.domain.election;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The count of Jean-Charles de Borda (1781): a ballot that ranks n gives its first n−1 points, its last none; the most
 * points win.
 */
public final class Borda {
    private Borda() {}

    /** A candidate and its points. */
    public record Score<T>(T candidate, long points) {}

    /**
     * All candidates, most points first.
     *
     * @param candidates without repetition
     * @param ballots each ranks candidates, best first, without repetition; it need not rank all
     * @param ties decides between candidates with equal points, and must never call two equal
     */
    public static <T extends Comparable<? super T>> List<Score<T>> count(
            List<T> candidates, Iterable<? extends List<? extends T>> ballots, Comparator<? super T> ties) {
        Map<T, Long> points = new TreeMap<>();
        for (List<? extends T> ballot : ballots) {
            long next = ballot.size();
            for (T ranked : ballot) points.merge(ranked, --next, Long::sum);
        }
        return candidates.stream()
                .map(candidate -> new Score<T>(candidate, points.getOrDefault(candidate, 0L)))
                .sorted(Comparator.comparingLong((Score<T> score) -> score.points())
                        .reversed()
                        .thenComparing(Score::candidate, ties))
                .toList();
    }
}

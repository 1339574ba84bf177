package assay.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** How values and near misses are put into a message. */
public final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** What stands at {@code node}, for people. */
    static String of(Node node) {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.NULL)) return "nothing";
            return '"' + shortened(scalar.getValue()) + '"';
        }
        return node instanceof MappingNode ? "a mapping" : "a list";
    }

    /** What stands at {@code node} if that is a single value, otherwise {@code otherwise}. */
    static String of(Node node, String otherwise) {
        return node instanceof ScalarNode ? of(node) : otherwise;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The one of {@code known} that {@code word} was probably meant to be. */
    public static Optional<String> near(String word, Collection<String> known) {
        int most = Math.max(2, word.length() / 3);
        String plain = word.replace('_', '-').toLowerCase(java.util.Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(plain, candidate) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(plain, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: insertions, deletions and substitutions from {@code a} to {@code b}. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}

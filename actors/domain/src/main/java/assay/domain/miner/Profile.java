package assay.domain.miner;

import assay.domain.entity.Names;
import java.util.List;

/**
 * What a miner says of itself. Nobody checks it: one that declares what it cannot do takes work that it fails in, and
 * its reputation bears it.
 *
 * @param capabilities what it can do, for example {@code gpu} or {@code lang.fr}
 */
public record Profile(List<String> capabilities, Preferences preferences) {
    /** The most capabilities, and the most words or kinds of a preference. */
    public static final int MAX_WORDS = 16;

    /** The longest capability, in characters. */
    public static final int MAX_WORD = 40;

    public Profile {
        capabilities = List.copyOf(capabilities);
    }

    /** Nothing is said. */
    public static Profile unsaid() {
        return new Profile(List.of(), Preferences.unsaid());
    }

    /** Of {@code needs}, what is not declared. */
    public List<String> lacking(List<String> needs) {
        return needs.stream().filter(need -> !capabilities.contains(need)).toList();
    }

    /** Whether {@code word} can be a capability. */
    public static boolean usable(String word) {
        return word.length() <= MAX_WORD && Names.valid(word);
    }

    /** What is wrong with it, in a few words; empty when nothing is. */
    String fault() {
        if (capabilities.size() > MAX_WORDS) return capabilities.size() + " capabilities, more than " + MAX_WORDS;
        for (String word : capabilities) {
            if (!usable(word)) return "a capability that is no name of at most " + MAX_WORD + " characters";
        }
        if (capabilities.stream().distinct().count() < capabilities.size()) return "a capability twice";
        if (preferences.kinds().size() > MAX_WORDS || preferences.words().size() > MAX_WORDS) {
            return "a preference of more than " + MAX_WORDS + " words";
        }
        for (String word : preferences.words()) {
            if (word.isBlank() || word.length() > MAX_WORD)
                return "a word of none or more than " + MAX_WORD + " characters";
        }
        for (String kind : preferences.kinds()) {
            if (kind.isBlank() || kind.length() > MAX_WORD)
                return "a kind of none or more than " + MAX_WORD + " characters";
        }
        return "";
    }
}

package assay.cryptography;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers the last answers to questions that always have the same: a command that is given again, or decided again, is
 * not verified again. Safe for several threads.
 */
final class Memory<V> {
    /** So many answers are kept. */
    private static final int SIZE = 4096;

    /** A longer question is not worth keeping. */
    private static final int LONGEST = 1024;

    private final Map<String, V> known = new LinkedHashMap<>();

    V of(String question, Supplier<V> answer) {
        synchronized (known) {
            V earlier = known.get(question);
            if (earlier != null) return earlier;
        }
        // Two who ask at once both work it out: better than that one waits for the other.
        V found = answer.get();
        if (question.length() > LONGEST) return found;
        synchronized (known) {
            known.put(question, found);
            Iterator<String> oldest = known.keySet().iterator();
            if (known.size() > SIZE && oldest.hasNext()) {
                oldest.next();
                oldest.remove();
            }
        }
        return found;
    }
}

package assay.cluster.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What comes together while a configuration is read: what was wrong, and what holds. */
final class Reading {
    private static final String HIDDEN = "(hidden)";

    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Environment environment;

    Reading(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    List<Setting> settings() {
        return settings;
    }

    void mistaken(String place, String key, String expected, String found) {
        mistakes.add(new Mistake(place, key, expected, secret(key) ? HIDDEN : found));
    }

    void holds(String key, Object value, String place) {
        settings.add(new Setting(key, secret(key) ? HIDDEN : words(value), place));
    }

    /** Whether what stands under {@code key} is for nobody's eyes; the name of a file that holds a secret is none. */
    private static boolean secret(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return last.matches(".*(password|secret|token|passphrase).*") && !last.endsWith("-file");
    }

    static String words(Object value) {
        if (value instanceof Duration duration) return words(duration);
        if (value instanceof Enum<?> constant) return constant.name().toLowerCase(Locale.ROOT);
        if (value instanceof Collection<?> many) {
            return "[" + String.join(", ", many.stream().map(Reading::words).toList()) + "]";
        }
        return String.valueOf(value);
    }

    static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

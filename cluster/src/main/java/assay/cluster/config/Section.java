package assay.cluster.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object of a configuration, read key by key. A wrong value is noted and replaced by a harmless one, so that
 * reading goes on and all mistakes come out together; {@link #close} notes the keys that nobody asked for.
 */
final class Section {
    static final String SYSTEM_PROPERTIES = "system properties";

    private final String path;
    private final ConfigObject object;
    private final Reading reading;
    private final Set<String> known = new TreeSet<>();

    Section(String path, ConfigObject object, Reading reading) {
        this.path = path;
        this.object = object;
        this.reading = reading;
    }

    /** Whether anybody said something about {@code key}, in the file or elsewhere. */
    boolean has(String key) {
        known.add(key);
        return object.get(key) != null || reading.environment().has(key(key));
    }

    /** Reads {@code key} as text that {@code fits}; {@code fallback} when absent, a mistake when that is null. */
    String text(String key, @Nullable String fallback, String expected, Predicate<String> fits) {
        return scalar(key, fallback, expected, text -> fits.test(text) ? text : null, fallback == null ? "" : fallback);
    }

    int integer(String key, @Nullable Integer fallback, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        Function<String, @Nullable Integer> read = text -> {
            try {
                int value = Integer.parseInt(text);
                return value < least || value > most ? null : value;
            } catch (NumberFormatException e) {
                return null;
            }
        };
        return scalar(key, fallback, expected, read, least);
    }

    boolean flag(String key, boolean fallback) {
        Function<String, @Nullable Boolean> read =
                text -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
        return scalar(key, fallback, "true or false", read, fallback);
    }

    /** Reads a duration such as {@code 250ms}, {@code 20s} or {@code 5m}. */
    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        String expected =
                "a duration from " + Reading.words(least) + " to " + Reading.words(most) + ", such as 250ms or 20s";
        Function<String, @Nullable Duration> read = text -> {
            Duration value = Durations.parse(text).orElse(null);
            return value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0 ? null : value;
        };
        return scalar(key, fallback, expected, read, fallback);
    }

    <T extends Enum<T>> T choice(String key, T fallback, Class<T> type) {
        return scalar(key, fallback, "one of " + words(type), text -> constant(type, text), fallback);
    }

    /** Reads {@code key} with {@code read}, which gives null for what does not fit. */
    <T> T scalar(
            String key, @Nullable T fallback, String expected, Function<String, @Nullable T> read, T whenMistaken) {
        ConfigValue value = value(key);
        if (value == null) {
            if (fallback == null) {
                missing(key, expected);
                return whenMistaken;
            }
            reading.holds(key(key), fallback, "");
            return fallback;
        }
        T result = scalarText(value).map(read).orElse(null);
        if (result != null) {
            reading.holds(key(key), result, place(value.origin()));
            return result;
        }
        note(value.origin(), key(key), expected, shown(value));
        return whenMistaken;
    }

    /** Reads a list of texts, each with {@code read}; what does not fit is noted and left out. */
    <T> List<T> list(String key, String expected, Function<String, @Nullable T> read) {
        List<T> result = new ArrayList<>();
        for (ConfigValue value : values(key)) {
            T item = scalarText(value).map(read).orElse(null);
            if (item == null) note(value.origin(), key(key), expected, shown(value));
            else result.add(item);
        }
        ConfigValue said = value(key);
        reading.holds(key(key), result, said == null ? "" : place(said.origin()));
        return result;
    }

    /** Reads a list of objects. */
    <T> List<T> objects(String key, Function<Section, T> read) {
        List<T> result = new ArrayList<>();
        int index = 0;
        for (ConfigValue value : values(key)) {
            String itemPath = key(key) + "[" + index++ + "]";
            if (value instanceof ConfigObject item) {
                Section section = new Section(itemPath, item, reading);
                result.add(read.apply(section));
                section.close();
            } else {
                note(value.origin(), itemPath, "an object { … }", shown(value));
            }
        }
        return result;
    }

    /** Reads an object; an absent one is read as empty, so that its own keys say what is missing. */
    <T> T section(String key, Function<Section, T> read) {
        known.add(key);
        ConfigValue value = object.get(key);
        ConfigObject inner =
                com.typesafe.config.ConfigFactory.empty(place(object.origin())).root();
        if (value instanceof ConfigObject present) inner = present;
        else if (value != null) note(value.origin(), key(key), "an object { … }", shown(value));
        Section section = new Section(key(key), inner, reading);
        T result = read.apply(section);
        section.close();
        return result;
    }

    /** Notes that what stands under {@code key} does not go with the rest. */
    void contradiction(String key, String expected, String found) {
        ConfigValue value = value(key);
        if (value == null && reading.environment().has(key(key))) {
            reading.environment().refused(key(key));
            reading.mistaken("environment variables " + Environment.name(key(key)) + "…", key(key), expected, found);
            return;
        }
        note(value == null ? object.origin() : value.origin(), key(key), expected, found);
    }

    void missing(String key, String expected) {
        note(object.origin(), key(key), expected, "nothing");
    }

    /** Notes every key that was never asked for. */
    void close() {
        for (String key : new TreeSet<>(object.keySet())) {
            ConfigValue value = object.get(key);
            if (known.contains(key) || value == null) continue;
            note(value.origin(), key(key), "one of " + String.join(", ", known), "an unknown key");
        }
    }

    /** What stands under {@code key}: a system property before an environment variable before the file. */
    private @Nullable ConfigValue value(String key) {
        known.add(key);
        ConfigValue written = object.get(key);
        ConfigValue given = reading.environment().value(key(key));
        if (written != null && place(written.origin()).equals(SYSTEM_PROPERTIES)) return written;
        return given == null ? written : given;
    }

    private List<ConfigValue> values(String key) {
        ConfigValue value = value(key);
        if (value == null) return List.of();
        if (value instanceof com.typesafe.config.ConfigList list) return list;
        // Where there is but one line of text, a list is written with commas.
        boolean line = Environment.gave(value.origin()) || place(value.origin()).equals(SYSTEM_PROPERTIES);
        if (line && value.valueType() == ConfigValueType.STRING) {
            return Stream.of(String.valueOf(value.unwrapped()).split(",", -1))
                    .map(item -> ConfigValueFactory.fromAnyRef(item.strip()).withOrigin(value.origin()))
                    .<ConfigValue>map(item -> item)
                    .toList();
        }
        note(value.origin(), key(key), "a list [ … ]", shown(value));
        return List.of();
    }

    private void note(ConfigOrigin origin, String key, String expected, String found) {
        reading.mistaken(place(origin), key, expected, found);
    }

    private String key(String key) {
        return path + "." + key;
    }

    static String place(ConfigOrigin origin) {
        String file = origin.filename() != null ? origin.filename() : origin.description();
        if (file.startsWith(SYSTEM_PROPERTIES)) return SYSTEM_PROPERTIES;
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    private static Optional<String> scalarText(ConfigValue value) {
        boolean scalar = value.valueType() == ConfigValueType.STRING
                || value.valueType() == ConfigValueType.NUMBER
                || value.valueType() == ConfigValueType.BOOLEAN;
        return scalar ? Optional.of(String.valueOf(value.unwrapped())) : Optional.empty();
    }

    private static String shown(ConfigValue value) {
        String text = value.render(ConfigRenderOptions.concise());
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    static <T extends Enum<T>> @Nullable T constant(Class<T> type, String word) {
        for (T constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) return constant;
        }
        return null;
    }

    static <T extends Enum<T>> String words(Class<T> type) {
        List<String> words = new ArrayList<>();
        for (T constant : type.getEnumConstants()) words.add(word(constant));
        return String.join(", ", words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}

package assay.file;

import assay.domain.money.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of a {@link Document} while it is being read. Every getter reports what it cannot read and returns the
 * fallback instead; {@link #refuseOthers} reports the keys that nobody asked for.
 */
public final class Section {
    private final Document document;
    private final String path;
    private final MappingNode node;
    private final Map<String, Node> values;
    private final boolean present;
    private final Set<String> asked = new LinkedHashSet<>();

    public Section(Document document, String path, MappingNode node) {
        this.document = document;
        this.path = path;
        this.node = node;
        this.values = keys(node);
        this.present = true;
        document.saw(path, node);
        Set<String> seen = new LinkedHashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple);
            if (!seen.add(key))
                document.wrong(field(key), tuple.getKeyNode(), "the key a second time", "each key once");
        }
    }

    /** A section that is not there. */
    private Section(Document document, String path) {
        this.document = document;
        this.path = path;
        this.node = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
        this.values = Map.of();
        this.present = false;
    }

    /** The values of a mapping by key; of a key that stands twice, the first. */
    public static Map<String, Node> keys(MappingNode node) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) values.putIfAbsent(key(tuple), tuple.getValueNode());
        return values;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : Words.of(tuple.getKeyNode());
    }

    private String field(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void ask(String key) {
        asked.add(key);
        document.asked(path, key);
    }

    /** Whether the key is there; counts as asking for it. */
    public boolean has(String key) {
        ask(key);
        return values.containsKey(key);
    }

    /** Whether the key is there with a single value. */
    public boolean hasScalar(String key) {
        ask(key);
        return values.get(key) instanceof ScalarNode;
    }

    /** A value of any kind that is read over, with a warning. */
    public void ignore(String key, String why) {
        if (has(key)) document.warn(value(key).orElseThrow(), field(key) + " " + why);
    }

    /** The file that stands at {@code key} is not there. */
    public void absent(String key) {
        value(key).ifPresent(value -> document.absent(field(key), value));
    }

    public String text(String key) {
        return scalar(key, "text", "", true, Function.identity());
    }

    public String text(String key, String fallback) {
        return scalar(key, "text", fallback, false, Function.identity());
    }

    public int integer(String key, int fallback) {
        return scalar(key, "a whole number", fallback, false, Integer::valueOf);
    }

    /** A required whole number. */
    public int integer(String key) {
        return scalar(key, "a whole number", 1, true, Integer::valueOf);
    }

    public long wide(String key, long fallback) {
        return scalar(key, "a whole number", fallback, false, Long::valueOf);
    }

    public boolean flag(String key, boolean fallback) {
        return scalar(key, "true or false", fallback, false, Section::parseFlag);
    }

    /** A number with at most six decimals, in 10⁻⁶. */
    public long micros(String key, long fallback) {
        return scalar(
                key, "a number with at most six decimals, for example 0.05", fallback, false, Section::parseMicros);
    }

    /** A number, in 10⁻⁶; decimals beyond the sixth are rounded half up. */
    public long rounded(String key, long fallback) {
        return scalar(key, "a number, for example 0.05", fallback, false, Section::parseRounded);
    }

    /** An amount of credits. */
    public Credits credits(String key, Credits fallback) {
        return scalar(key, MONEY, fallback, false, Section::parseCredits);
    }

    /** A required amount of credits. */
    public Credits credits(String key) {
        return scalar(key, MONEY, Credits.of(1), true, Section::parseCredits);
    }

    public Duration duration(String key, Duration fallback) {
        return scalar(key, "a time with its unit (ms, s, m, h, d), for example 30s", fallback, false, Times::parse);
    }

    /** One of the names of an enum, in lower case. */
    public <T extends Enum<T>> T word(String key, T[] all, T fallback) {
        return scalar(key, names(all), fallback, false, text -> parseWord(text, all));
    }

    /** As {@link #word}, required. */
    public <T extends Enum<T>> T requiredWord(String key, T[] all) {
        return scalar(key, names(all), all[0], true, text -> parseWord(text, all));
    }

    /** One of the names of an enum, written as it is declared. */
    public <T extends Enum<T>> T exactWord(String key, T[] all) {
        return scalar(key, "one of " + List.of(all), all[0], true, text -> {
            for (T each : all) if (each.name().equals(text)) return each;
            throw new IllegalArgumentException(text);
        });
    }

    /** As {@link #exactWord(String, Enum[])}, not required; {@code fallback} where nothing is said. */
    public <T extends Enum<T>> T exactWord(String key, T[] all, T fallback) {
        return has(key) ? exactWord(key, all) : fallback;
    }

    /** The only value that is understood; nothing stands for it too. */
    public void mustBe(String key, String only) {
        scalar(key, only, only, false, text -> {
            if (!text.equals(only)) throw new IllegalArgumentException(text);
            return text;
        });
    }

    private static final String MONEY = "an amount of credits with at most six decimals, 0 or more";

    private <T> T scalar(String key, String expected, T fallback, boolean required, Function<String, T> parser) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            if (required) missing(key, expected);
            return fallback;
        }
        if (value.get() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            try {
                return parser.apply(scalar.getValue());
            } catch (IllegalArgumentException | ArithmeticException e) {
                document.wrong(field(key), scalar, Words.of(scalar), expected);
                return fallback;
            }
        }
        document.wrong(field(key), value.get(), Words.of(value.get()), expected);
        return fallback;
    }

    /** A mapping; an empty one where there is none. */
    public Section section(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && value.get() instanceof MappingNode mapping) return child(field(key), mapping);
        if (value.isPresent() && !value.get().getTag().equals(Tag.NULL)) {
            document.wrong(field(key), value.get(), Words.of(value.get()), "a mapping of keys to values");
        }
        return empty(field(key));
    }

    /** A required mapping. */
    public Section requiredSection(String key) {
        if (!values.containsKey(key)) missing(key, "a mapping of keys to values");
        return section(key);
    }

    /** Not said again inside of something that is missing as a whole. */
    private void missing(String key, String expected) {
        if (present) document.wrong(field(key), node, "nothing", expected);
    }

    private Section child(String field, MappingNode mapping) {
        return new Section(document, field, mapping);
    }

    /** Not remembered as seen: a check that points into it finds the nearest mapping that is there. */
    private Section empty(String field) {
        return new Section(document, field);
    }

    /** A list of mappings; empty where there is none. */
    public List<Section> sections(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) return List.of();
        if (!(value.get() instanceof SequenceNode sequence)) {
            document.wrong(field(key), value.get(), Words.of(value.get()), "a list");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Node element = sequence.getValue().get(i);
            String field = field(key) + "[" + i + "]";
            if (element instanceof MappingNode mapping) sections.add(child(field, mapping));
            else document.wrong(field, element, Words.of(element), "a mapping of keys to values");
        }
        return sections;
    }

    /** As {@link #sections}, at least one. */
    public List<Section> requiredSections(String key) {
        if (!values.containsKey(key)) missing(key, "a list");
        return sections(key);
    }

    /** From the lower to the higher of two values. */
    public record Bounds(long low, long high) {}

    /**
     * One number, or two with dots between them: {@code 100..1000}.
     *
     * @param decimals how many a number may have; the values are in units of the last
     */
    public Bounds bounds(String key, int decimals, long low, long high) {
        String expected = "a number, or two as in " + (decimals == 0 ? "100..1000" : "0.3..1");
        return scalar(key, expected, new Bounds(low, high), false, text -> parseBounds(text, decimals));
    }

    private static Bounds parseBounds(String text, int decimals) {
        int dots = text.indexOf("..");
        if (dots < 0) return new Bounds(parseUnits(text, decimals), parseUnits(text, decimals));
        return new Bounds(
                parseUnits(text.substring(0, dots), decimals), parseUnits(text.substring(dots + 2), decimals));
    }

    private static long parseUnits(String text, int decimals) {
        long micros = parseMicros(text);
        if (decimals == 6) return micros;
        return Math.toIntExact(BigDecimal.valueOf(micros, 6).setScale(0).longValueExact());
    }

    /** All values of the mapping as they are written. */
    public SortedMap<String, String> scalars() {
        SortedMap<String, String> all = new TreeMap<>();
        for (String key : values.keySet()) all.put(key, text(key));
        return all;
    }

    /** Reports every key that no getter asked for. */
    public void refuseOthers() {
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple);
            if (asked.contains(key) || !values.containsKey(key)) continue;
            Set<String> free = new LinkedHashSet<>(asked);
            // In the file itself, a key that is there is not the one that was meant; an option may well mean it.
            if (!document.overridden(tuple.getKeyNode())) free.removeAll(values.keySet());
            String known = Words.near(key, free)
                    .map(near -> "a known key: did you mean \"" + near + "\"?")
                    .orElse("one of " + String.join(", ", asked));
            document.wrong(field(key), tuple.getKeyNode(), "an unknown key", known);
        }
    }

    private Optional<Node> value(String key) {
        ask(key);
        @Nullable Node value = values.get(key);
        if (value != null) document.saw(field(key), value);
        return Optional.ofNullable(value);
    }

    /** A list of words; empty where there is none. */
    public List<String> texts(String key) {
        return list(key, "a word", Function.identity());
    }

    /** A list of whole numbers; empty where there is none. */
    public List<Integer> integers(String key) {
        return list(key, "a whole number", Integer::valueOf);
    }

    /** A list of numbers with at most six decimals, in 10⁻⁶; empty where there is none. */
    public List<Long> shares(String key) {
        return list(key, "a number with at most six decimals, for example 0.05", Section::parseMicros);
    }

    private <T> List<T> list(String key, String expected, Function<String, T> parser) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) return List.of();
        if (!(value.get() instanceof SequenceNode sequence)) {
            document.wrong(field(key), value.get(), Words.of(value.get()), "a list");
            return List.of();
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Node element = sequence.getValue().get(i);
            String field = field(key) + "[" + i + "]";
            document.saw(field, element);
            parsed(element, parser)
                    .ifPresentOrElse(list::add, () -> document.wrong(field, element, Words.of(element), expected));
        }
        return list;
    }

    private static <T> Optional<T> parsed(Node element, Function<String, T> parser) {
        if (!(element instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) return Optional.empty();
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean parseFlag(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException(text);
    }

    private static long parseRounded(String text) {
        if (text.length() > 40) throw new IllegalArgumentException(text);
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 40) throw new IllegalArgumentException(text);
        return value.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long parseMicros(String text) {
        if (text.length() > 40) throw new IllegalArgumentException(text);
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 40) throw new IllegalArgumentException(text);
        return value.movePointRight(6).setScale(0).longValueExact();
    }

    private static Credits parseCredits(String text) {
        return Credits.micros(parseMicros(text));
    }

    private static <T extends Enum<T>> T parseWord(String text, T[] all) {
        for (T each : all) if (word(each).equals(text)) return each;
        throw new IllegalArgumentException(text);
    }

    private static <T extends Enum<T>> String word(T each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T extends Enum<T>> String names(T[] all) {
        List<String> names = new ArrayList<>();
        for (T each : all) names.add(word(each));
        return "one of " + String.join(", ", names);
    }
}

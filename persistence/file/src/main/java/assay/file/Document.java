package assay.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML file as a tree whose every value still knows its line, and the list of what is wrong with it. Readers walk it
 * through {@link Section} and go on after a mistake, so that a person hears of all of them at once.
 */
public final class Document {
    /** The largest file read, in bytes. */
    static final long MAX_BYTES = 1 << 20;

    private record Found(int order, Problem problem) {}

    private final String file;
    private final MappingNode root;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final IdentityHashMap<Node, String> overridden;
    private final SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
    private final List<Found> problems = new ArrayList<>();
    private final List<Found> absent = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Document(String file, MappingNode root, IdentityHashMap<Node, String> overridden) {
        this.file = file;
        this.root = root;
        this.overridden = overridden;
    }

    /**
     * Reads a file.
     *
     * @param settings {@code path=value} pairs that replace or add values before anything is checked
     */
    public static Document read(Path path, List<String> settings) throws BadFile {
        String file = path.toString();
        MappingNode root = parse(file, text(path));
        return new Document(file, root, Settings.apply(root, settings));
    }

    /** Reads what was sent as text; {@code label} is what places in it are called by. */
    public static Document parsed(String label, String text) throws BadFile {
        return new Document(label, parse(label, text), new IdentityHashMap<>());
    }

    private static String text(Path path) throws BadFile {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) throw bad(file, "a directory", "a YAML file");
            long bytes = Files.size(path);
            if (bytes > MAX_BYTES) throw bad(file, bytes + " bytes", "a YAML file of at most " + MAX_BYTES + " bytes");
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw bad(file, "no such file", "the path of a YAML file");
        } catch (CharacterCodingException e) {
            throw bad(file, "bytes that are no UTF-8 text", "a YAML file");
        } catch (IOException e) {
            throw bad(file, "an unreadable file (" + e + ")", "a file that this user may read");
        }
    }

    private static MappingNode parse(String file, String text) throws BadFile {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isEmpty()) throw bad(file + ":1:1", "an empty document", "a mapping of keys to values");
            if (node.get() instanceof MappingNode mapping) return mapping;
            throw bad(place(file, node.get().getStartMark()), Words.of(node.get()), "a mapping of keys to values");
        } catch (MarkedYamlEngineException e) {
            String what = e.getProblem().replaceAll("\\s+", " ");
            String found = "text that is no YAML (" + what + ")";
            throw bad(place(file, e.getProblemMark().or(e::getContextMark)), found, "well-formed YAML");
        } catch (YamlEngineException e) {
            throw bad(file, String.valueOf(e.getMessage()), "well-formed YAML");
        }
    }

    private static BadFile bad(String place, String found, String expected) {
        return new BadFile(List.of(new Problem(place, "", found, expected)));
    }

    /** The top of the tree. */
    public Section root() {
        return new Section(this, "", root);
    }

    /** Whether the top of the tree has this key. */
    public boolean has(String key) {
        return Section.keys(root).containsKey(key);
    }

    /** Remembers which value stands at {@code field}, so that a later check can point at it. */
    public void saw(String field, Node value) {
        values.put(field, value);
    }

    /** A reader asked for {@code key} of the mapping at {@code path}. */
    public void asked(String path, String key) {
        asked.computeIfAbsent(path.replaceAll("\\[[0-9]+]", "[]"), fresh -> new TreeSet<>())
                .add(key);
    }

    /** Every key that readers asked for, by the path of its mapping: {@code population.miners[]} for all groups. */
    public SortedMap<String, SortedSet<String>> asked() {
        return asked;
    }

    /** Whether {@code node} comes from an option of the command line. */
    public boolean overridden(Node node) {
        return overridden.containsKey(node);
    }

    /** What stands at {@code field} is wrong. */
    public void wrong(String field, Node value, String found, String expected) {
        problems.add(found(field, value, found, expected));
    }

    /** The file that {@code field} names is not there: said only when the document itself is sound. */
    public void absent(String field, Node value) {
        absent.add(found(field, value, Words.of(value) + ", which is not there", "the path of a file that is"));
    }

    private Found found(String field, Node value, String found, String expected) {
        String option = overridden.get(value);
        String place = option == null ? place(file, value.getStartMark()) : option;
        int order = value.getStartMark().map(Mark::getIndex).orElse(Integer.MAX_VALUE);
        return new Found(order, new Problem(place, field, found, expected));
    }

    /**
     * What a check of the finished record says about {@code field}. It is left out when that field, or one that the
     * expectation mentions, could not be read in the first place: the value checked was not the file's.
     */
    public void violated(String field, String found, String expected) {
        violated(field, found, expected, true);
    }

    /** The same where what stands in the file must not be shown. */
    public void withheld(String field, String found, String expected) {
        violated(field, found, expected, false);
    }

    private void violated(String field, String found, String expected, boolean shown) {
        for (Found known : problems) {
            String other = known.problem().field();
            if (field.equals(other) || within(field, other) || mentions(expected, other)) return;
        }
        Node value = values.get(field);
        String parent = field;
        while (value == null && parent.contains(".")) {
            parent = parent.substring(0, parent.lastIndexOf('.'));
            value = values.get(parent);
        }
        boolean exact = shown && parent.equals(field) && value != null;
        wrong(field, value == null ? root : value, exact && value != null ? Words.of(value, found) : found, expected);
    }

    private static boolean within(String field, String other) {
        return field.startsWith(other + ".") || field.startsWith(other + "[");
    }

    private static boolean mentions(String expected, String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        return !last.isEmpty() && expected.contains("." + last + " (");
    }

    /** Something that is read over, and that the person should know about. */
    public void warn(Node value, String text) {
        warnings.add(place(file, value.getStartMark()) + ": " + text);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Throws everything that was wrong, in the order of the file. */
    public void finish() throws BadFile {
        List<Found> all = problems.isEmpty() ? absent : problems;
        if (all.isEmpty()) return;
        throw new BadFile(all.stream()
                .sorted(Comparator.comparingInt(Found::order))
                .map(Found::problem)
                .distinct()
                .toList());
    }

    private static String place(String file, Optional<Mark> mark) {
        return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse(file);
    }
}

package assay.journal.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All types that may be written, from every {@code META-INF/assay/types.txt} on the class path. The lines are
 *
 * <pre>
 * id version name class [CONSTANT,CONSTANT,…]   an archived record, or an enum with its constants in permanent order
 * message class                                 what travels between nodes and is never kept
 * snapshot class                                what shortens recovery and can be made again
 * </pre>
 *
 * Number, version and name of an archived type are permanent, so their lines are only ever added. The class is where
 * the type lives today and may move. A message or snapshot stands for all records and enums that can be part of it;
 * each is known by a hash of its {@link ShapeHash shape}, so that another shape of it is not misread but unknown.
 */
public final class Types {
    /** Where a module says which types it contributes. */
    public static final String RESOURCE = "META-INF/assay/types.txt";

    /** How long the bytes of a type have to stay readable. */
    enum Kept {
        FOR_EVER,
        UNTIL_REBUILT,
        IN_FLIGHT
    }

    /** One registered type. */
    record Registered(int id, int version, String name, Class<?> type, List<String> constants, Kept kept) {
        /** The name in text: with the version, unless it is the first. */
        String tag() {
            return version <= 1 ? name : name + "@" + version;
        }

        boolean archived() {
            return kept == Kept.FOR_EVER;
        }
    }

    private static final class Loaded {
        static final Types TYPES = load(Types.class.getClassLoader());
    }

    private record Key(int id, int version) {}

    private final Map<Key, Registered> byNumber = new HashMap<>();
    private final Map<String, Registered> byTag = new HashMap<>();
    private final Map<String, Registered> byWord = new HashMap<>();
    private final Map<Class<?>, Registered> byClass = new HashMap<>();

    private final List<String> lost = new ArrayList<>();

    private Types(List<String> lines, ClassLoader loader) {
        List<Class<?>> snapshots = new ArrayList<>();
        List<Class<?>> messages = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#")) continue;
            if (words[0].equals("snapshot")) classOf(words[1], line, loader).ifPresent(snapshots::add);
            else if (words[0].equals("message")) classOf(words[1], line, loader).ifPresent(messages::add);
            else addArchived(words, line, loader);
        }
        addUnarchived(snapshots, Kept.UNTIL_REBUILT);
        addUnarchived(messages, Kept.IN_FLIGHT);
    }

    /** The types of this program. */
    public static Types loaded() {
        return Loaded.TYPES;
    }

    private static Types load(ClassLoader loader) {
        List<String> lines = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(RESOURCE))) {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
                    in.lines().forEach(lines::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("type registry " + RESOURCE, e);
        }
        return of(lines, loader);
    }

    /** The types that these lines register. */
    static Types of(List<String> lines, ClassLoader loader) {
        return new Types(lines, loader);
    }

    private void addArchived(String[] words, String line, ClassLoader loader) {
        if (words.length < 4 || words.length > 5) {
            throw new IllegalArgumentException("type registry: \"" + line + "\": expected id version name class");
        }
        List<String> constants = words.length == 5 ? List.of(words[4].split(",")) : List.of();
        int id = Integer.parseInt(words[0]);
        if (id < 1 || id >= ShapeHash.FIRST) {
            throw new IllegalArgumentException("type registry: \"" + line + "\": expected a number from 1");
        }
        int version = Integer.parseInt(words[1]);
        classOf(words[3], line, loader)
                .ifPresent(type -> add(new Registered(id, version, words[2], type, constants, Kept.FOR_EVER)));
    }

    private Optional<Class<?>> classOf(String name, String line, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            // Only what was written by it cannot be read: no reason for everything else to stand still.
            lost.add(line);
            return Optional.empty();
        }
    }

    private void addUnarchived(List<Class<?>> roots, Kept kept) {
        for (Class<?> type : Kinds.reachable(roots)) {
            if (byClass.containsKey(type)) continue;
            Registered added = new Registered(ShapeHash.of(type), 0, type.getName(), type, constantsOf(type), kept);
            add(added);
            byWord.putIfAbsent(nameOf(type), added);
        }
    }

    private void add(Registered type) {
        boolean fresh = byNumber.putIfAbsent(new Key(type.id(), type.version()), type) == null
                && byTag.putIfAbsent(type.tag(), type) == null;
        if (!fresh) throw new IllegalArgumentException("type registry: " + type + ": number or name is taken");
        if (!Former.class.isAssignableFrom(type.type()) && byClass.put(type.type(), type) != null) {
            throw new IllegalArgumentException("type registry: " + type + ": has two lines");
        }
    }

    /** Package and simple name, for example {@code task.TaskOpened}; without the prefix that all our packages share. */
    static String nameOf(Class<?> type) {
        String home = type.getPackageName();
        for (String prefix : List.of("assay.domain.", "assay.")) {
            if (home.startsWith(prefix)) return home.substring(prefix.length()) + "." + type.getSimpleName();
        }
        return type.getSimpleName();
    }

    static List<String> constantsOf(Class<?> type) {
        List<String> constants = new ArrayList<>();
        if (type.isEnum()) for (Object constant : type.getEnumConstants()) constants.add(((Enum<?>) constant).name());
        return constants;
    }

    /** How {@code type} is written. */
    Optional<Registered> of(Class<?> type) {
        return Optional.ofNullable(byClass.get(type));
    }

    /** The type with this number and version, present or former. */
    Optional<Registered> of(int id, int version) {
        return Optional.ofNullable(byNumber.get(new Key(id, version)));
    }

    /** The type with this name, with {@code @version} unless that is 1; of what is never archived, what it is shown as. */
    Optional<Registered> of(String tag) {
        return Optional.ofNullable(byTag.get(tag)).or(() -> Optional.ofNullable(byWord.get(tag)));
    }

    /** All types, by number and version. */
    List<Registered> all() {
        return byNumber.values().stream()
                .sorted(Comparator.comparing(Registered::id).thenComparing(Registered::version))
                .toList();
    }

    /** The names, without versions, of all archived records that are a {@code kind}, in order. */
    public SortedSet<String> names(Class<?> kind) {
        SortedSet<String> names = new TreeSet<>();
        for (Registered type : byNumber.values()) {
            if (type.archived() && kind.isAssignableFrom(type.type())) names.add(type.name());
        }
        return names;
    }

    /** Lines whose class is not there: it moved and the line does not say where to, or old entries are orphaned. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** Whether values of {@code type} are snapshots, which may be large and are dropped when they cannot be read. */
    public boolean isSnapshot(Class<?> type) {
        return of(type).filter(found -> found.kept() == Kept.UNTIL_REBUILT).isPresent();
    }
}

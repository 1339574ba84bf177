package assay.journal.codec;

import assay.domain.board.Listing;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.Entity;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.entity.Rejection;
import assay.domain.participant.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything in the domain that has to be readable for ever, found by looking at all of its classes. */
final class DomainTypes {
    private static final List<Class<?>> OPEN = List.of(Command.class, Event.class, Rejection.class);
    private static final List<Class<?>> ROOTS =
            List.of(Entry.class, Message.class, Outcome.class, Work.class, Listing.class);

    private DomainTypes() {}

    /** All records and enums that entries and messages can consist of, by class name. */
    static List<Class<?>> archived() {
        List<Class<?>> roots = new ArrayList<>(ROOTS);
        for (Class<?> type : classes()) {
            if (type.isRecord() && OPEN.stream().anyMatch(open -> open.isAssignableFrom(type))) roots.add(type);
        }
        return Kinds.reachable(roots);
    }

    /** The state of every entity. */
    static List<Class<?>> states() {
        Map<String, Class<?>> states = new TreeMap<>();
        for (Class<?> type : classes()) {
            if (!Entity.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) continue;
            for (Type implemented : type.getGenericInterfaces()) {
                if (!(implemented instanceof ParameterizedType generic) || generic.getRawType() != Entity.class)
                    continue;
                Class<?> state = Kinds.rawOf(generic.getActualTypeArguments()[0]);
                states.put(state.getName(), state);
            }
        }
        return List.copyOf(states.values());
    }

    private static List<Class<?>> classes() {
        try {
            URI home = Entry.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path path = Path.of(home);
            if (Files.isDirectory(path)) return classesUnder(path);
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return classesUnder(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where the domain's classes are", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the domain's classes", e);
        }
    }

    private static List<Class<?>> classesUnder(Path root) throws IOException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (!name.startsWith("assay.") || !name.endsWith(".class") || name.endsWith("package-info.class"))
                    continue;
                found.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, Entry.class.getClassLoader()));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}

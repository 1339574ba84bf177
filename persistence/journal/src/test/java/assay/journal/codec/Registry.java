package assay.journal.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code types.txt} of this module lacks. The main method adds it: numbers given once stay. */
final class Registry {
    /** Archived types of the domain have the numbers below this one. */
    private static final int LAST_OF_DOMAIN = 9_999;

    private Registry() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        List<String> missing = missing(Types.loaded());
        Files.write(file, missing, StandardOpenOption.APPEND);
        System.out.println(missing.size() + " lines added to " + file);
    }

    /** The lines to append, in order. */
    static List<String> missing(Types types) {
        List<String> lines = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int last = 0;
        for (Types.Registered known : types.all()) {
            names.add(known.name());
            if (known.id() <= LAST_OF_DOMAIN) last = Math.max(last, known.id());
        }
        for (Class<?> type : DomainTypes.archived()) {
            if (types.of(type).filter(Types.Registered::archived).isPresent()) continue;
            String name = names.add(Types.nameOf(type)) ? Types.nameOf(type) : longName(type);
            String constants = type.isEnum() ? " " + String.join(",", Types.constantsOf(type)) : "";
            lines.add(++last + " 1 " + name + " " + type.getName() + constants);
        }
        for (Class<?> state : DomainTypes.states()) {
            if (types.of(state).isEmpty() && !state.isSealed()) lines.add("snapshot " + state.getName());
            if (state.isSealed()
                    && Kinds.reachable(List.of(state)).stream()
                            .anyMatch(part -> types.of(part).isEmpty())) {
                lines.add("snapshot " + state.getName());
            }
        }
        return lines;
    }

    /** With the type around it, for a name that another type of the package has already. */
    private static String longName(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return Types.nameOf(around == null ? type : around) + "." + type.getSimpleName();
    }
}

package assay.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Command lines as people can type them again, on any machine that has the same files. */
public final class Invocation {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=,:@%+-]+");

    private Invocation() {}

    /** {@code words} in one line, quoted where a shell would read something else. */
    public static String line(List<String> words) {
        return String.join(" ", words.stream().map(Invocation::quoted).toList());
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** {@code file} as seen from the folder of the launcher; its bare name if it is elsewhere. */
    public static String place(Path file) {
        Path root =
                Path.of(System.getProperty("assay.root", ".")).toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(root) ? root.relativize(whole).toString() : String.valueOf(file.getFileName());
    }
}

package assay.domain.entity;

import java.util.regex.Pattern;

/** What may be a name: short, printable, and the same in a path, an address and a journal line. */
public final class Names {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

    private Names() {}

    /** Whether {@code name} may be used. */
    public static boolean valid(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /** Returns {@code name}, or throws {@link IllegalArgumentException} saying what {@code what} must look like. */
    public static String check(String what, String name) {
        if (!valid(name)) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\": expected 1 to " + MAX_LENGTH + " of letters, digits, '.', '_' and '-'");
        }
        return name;
    }
}

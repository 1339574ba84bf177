package assay.domain.entity;

/** What may be a name: short, printable, and the same in a path, an address and a journal line. */
public final class Names {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 128;

    private Names() {}

    /** Whether {@code name} may be used. */
    public static boolean valid(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) return false;
        for (int i = 0; i < name.length(); i++) {
            if (!allowed(name.charAt(i))) return false;
        }
        return true;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
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

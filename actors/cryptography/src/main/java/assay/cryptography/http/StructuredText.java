package assay.cryptography.http;

import assay.cryptography.http.BadSignature.Reason;
import java.util.Base64;

/** Reads the few forms of RFC 8941 that signature fields are made of, from left to right; anything else is refused. */
final class StructuredText {
    private static final int MOST_DIGITS = 15;

    private final String field;
    private final String text;
    private int at;

    /**
     * Reads {@code text}.
     *
     * @param field what it is the value of, for messages
     */
    StructuredText(String field, String text) {
        this.field = field;
        this.text = text.strip();
    }

    /** A text as RFC 8941 writes it. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    boolean skip(char expected) {
        if (at >= text.length() || text.charAt(at) != expected) return false;
        at++;
        return true;
    }

    void expect(char expected) throws BadSignature {
        if (!skip(expected)) throw unexpected("'" + expected + "'");
    }

    void end() throws BadSignature {
        if (at < text.length()) throw unexpected("the end: one signature alone");
    }

    String key() throws BadSignature {
        int start = at;
        while (at < text.length() && inKey(text.charAt(at), at == start)) at++;
        if (at == start) throw unexpected("a name in lower case");
        return text.substring(start, at);
    }

    private static boolean inKey(char c, boolean first) {
        if ((c >= 'a' && c <= 'z') || c == '*') return true;
        return !first && ((c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.');
    }

    String string() throws BadSignature {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (!skip('"')) {
            if (at >= text.length()) throw unexpected("a closing quote");
            char c = text.charAt(at++);
            if (c == '\\') {
                if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\\')) {
                    throw unexpected("a quote or a backslash");
                }
                c = text.charAt(at++);
            } else if (c < ' ' || c > '~') {
                throw unexpected("printable ASCII");
            }
            value.append(c);
        }
        return value.toString();
    }

    Object stringOrInteger() throws BadSignature {
        if (at < text.length() && text.charAt(at) == '"') return string();
        int start = at;
        skip('-');
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) at++;
        if (at - start > MOST_DIGITS) throw unexpected("at most " + MOST_DIGITS + " digits");
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw unexpected("a text in quotes or a whole number");
        }
    }

    byte[] bytes() throws BadSignature {
        expect(':');
        int close = text.indexOf(':', at);
        if (close < 0) throw unexpected("a closing colon");
        String encoded = text.substring(at, close);
        try {
            byte[] value = Base64.getDecoder().decode(encoded);
            at = close + 1;
            return value;
        } catch (IllegalArgumentException e) {
            throw unexpected("base64");
        }
    }

    private BadSignature unexpected(String expected) {
        String found = at >= text.length() ? "the end" : text.substring(at, Math.min(text.length(), at + 20));
        return new BadSignature(
                Reason.MALFORMED, field + ", character " + (at + 1) + ": expected " + expected + ", found " + found);
    }
}

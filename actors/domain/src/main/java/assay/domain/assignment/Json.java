package assay.domain.assignment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value in JSON (RFC 8259). Reading is strict, and bounded in depth: what it reads comes from strangers. */
sealed interface Json {
    /** An object; its members in the order in which they stand, each name once. */
    record Members(List<Member> all) implements Json {
        Optional<Json> get(String name) {
            return all.stream()
                    .filter(each -> each.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /** One member of an object. */
    record Member(String name, Json value) {}

    /** An array. */
    record Elements(List<Json> all) implements Json {}

    /** A string. */
    record Text(String text) implements Json {}

    /** A number, exactly as written. */
    record Numeral(BigDecimal value) implements Json {}

    /** {@code true}, {@code false} or {@code null}. */
    record Literal(String word) implements Json {}

    /** What is wrong with a text that is no JSON. */
    final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(int at, String expected) {
            super("at character " + (at + 1) + ": expected " + expected);
        }
    }

    /** Reads the one value that {@code text} consists of. */
    static Json read(String text) throws NotJson {
        return new Reader(text).whole();
    }

    /** Reads from left to right, one character ahead. */
    final class Reader {
        private static final int MAX_DEPTH = 32;
        private static final int MAX_NUMBER = 40;

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Json whole() throws NotJson {
            Json value = value(0);
            if (at < text.length()) throw new NotJson(at, "the end");
            return value;
        }

        private Json value(int depth) throws NotJson {
            if (depth > MAX_DEPTH) throw new NotJson(at, "at most " + MAX_DEPTH + " levels");
            blanks();
            Json value =
                    switch (peek()) {
                        case '{' -> members(depth);
                        case '[' -> elements(depth);
                        case '"' -> new Text(string());
                        case 't' -> literal("true");
                        case 'f' -> literal("false");
                        case 'n' -> literal("null");
                        default -> number();
                    };
            blanks();
            return value;
        }

        private Json members(int depth) throws NotJson {
            List<Member> all = new ArrayList<>();
            at++;
            blanks();
            if (taken('}')) return new Members(all);
            do {
                blanks();
                int start = at;
                if (peek() != '"') throw new NotJson(at, "a name in quotes");
                String name = string();
                if (new Members(all).get(name).isPresent()) throw new NotJson(start, "each name once");
                blanks();
                if (!taken(':')) throw new NotJson(at, "a colon");
                all.add(new Member(name, value(depth + 1)));
            } while (taken(','));
            if (!taken('}')) throw new NotJson(at, "a comma or }");
            return new Members(List.copyOf(all));
        }

        private Json elements(int depth) throws NotJson {
            List<Json> all = new ArrayList<>();
            at++;
            blanks();
            if (taken(']')) return new Elements(all);
            do {
                all.add(value(depth + 1));
            } while (taken(','));
            if (!taken(']')) throw new NotJson(at, "a comma or ]");
            return new Elements(List.copyOf(all));
        }

        private String string() throws NotJson {
            StringBuilder read = new StringBuilder();
            at++;
            while (true) {
                char c = peek();
                if (c < ' ') throw new NotJson(at, "a character of a string, or its end");
                at++;
                if (c == '"') return read.toString();
                read.append(c == '\\' ? escaped() : c);
            }
        }

        private char escaped() throws NotJson {
            char c = peek();
            at++;
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unit();
                default -> throw new NotJson(at - 1, "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
            };
        }

        private char unit() throws NotJson {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
                if (digit < 0) throw new NotJson(at, "a hexadecimal digit");
                code = code * 16 + digit;
                at++;
            }
            return (char) code;
        }

        private Json literal(String word) throws NotJson {
            if (!text.startsWith(word, at)) throw new NotJson(at, word);
            at += word.length();
            return new Literal(word);
        }

        private Json number() throws NotJson {
            int start = at;
            taken('-');
            if (!taken('0')) digits();
            if (taken('.')) digits();
            if (taken('e') || taken('E')) {
                if (!taken('+')) taken('-');
                digits();
            }
            if (at - start > MAX_NUMBER) throw new NotJson(start, "a number of at most " + MAX_NUMBER + " characters");
            try {
                return new Numeral(new BigDecimal(text.substring(start, at)));
            } catch (NumberFormatException e) {
                throw new NotJson(start, "a smaller exponent");
            }
        }

        private void digits() throws NotJson {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
            if (at == start) throw new NotJson(at, start == text.length() ? "more" : "a value");
        }

        private void blanks() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
        }

        private boolean taken(char c) {
            boolean here = at < text.length() && text.charAt(at) == c;
            if (here) at++;
            return here;
        }

        private char peek() throws NotJson {
            if (at >= text.length()) throw new NotJson(at, "more");
            return text.charAt(at);
        }
    }
}

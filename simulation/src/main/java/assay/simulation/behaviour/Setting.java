package assay.simulation.behaviour;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something about a behaviour that a scenario may choose.
 *
 * @param usual what it is when nothing is said, as it would be written
 * @param choices for {@link Kind#CHOICE}, otherwise empty
 * @param meaning in a few words
 */
public record Setting(String name, Kind kind, String usual, List<String> choices, String meaning) {
    private static final int LONGEST = 40;
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m|h|d)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    /** What kind of value a setting takes. */
    public enum Kind {
        /** A part of a whole, 0 to 1. */
        SHARE("a share, 0 to 1"),
        /** A number of either sign with at most six decimals. */
        NUMBER("a number from -1000000 to 1000000 with at most six decimals"),
        /** A number of 0 or more with at most six decimals. */
        FACTOR("a number from 0 to 1000000 with at most six decimals"),
        /** How many. */
        COUNT("a whole number from 0 to 1000000000"),
        /** An amount of credits, 0 or more. */
        CREDITS("an amount of credits with at most six decimals, 0 or more"),
        /** A length of time with its unit. */
        DURATION("a time with its unit (ms, s, m, h, d), for example 30s"),
        /** One of a few words. */
        CHOICE("one of the choices"),
        /** The prefix of a group of participants, or nothing. */
        GROUP("the prefix of a group");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    public Setting {
        choices = List.copyOf(choices);
    }

    static Setting share(String name, String usual, String meaning) {
        return new Setting(name, Kind.SHARE, usual, List.of(), meaning);
    }

    static Setting number(String name, String usual, String meaning) {
        return new Setting(name, Kind.NUMBER, usual, List.of(), meaning);
    }

    static Setting factor(String name, String usual, String meaning) {
        return new Setting(name, Kind.FACTOR, usual, List.of(), meaning);
    }

    static Setting count(String name, String usual, String meaning) {
        return new Setting(name, Kind.COUNT, usual, List.of(), meaning);
    }

    static Setting credits(String name, String usual, String meaning) {
        return new Setting(name, Kind.CREDITS, usual, List.of(), meaning);
    }

    static Setting duration(String name, String usual, String meaning) {
        return new Setting(name, Kind.DURATION, usual, List.of(), meaning);
    }

    static Setting choice(String name, String meaning, String usual, String... others) {
        List<String> all = new java.util.ArrayList<>(List.of(usual));
        all.addAll(List.of(others));
        return new Setting(name, Kind.CHOICE, usual, all, meaning);
    }

    static Setting group(String name, String meaning) {
        return new Setting(name, Kind.GROUP, "", List.of(), meaning);
    }

    /** What this setting must be, in words. */
    public String expected() {
        return kind == Kind.CHOICE ? "one of " + String.join(", ", choices) : kind.expected;
    }

    /** Whether {@code text} is a value of this setting. */
    public boolean accepts(String text) {
        return switch (kind) {
            case SHARE ->
                micros(text).filter(value -> value >= 0 && value <= 1_000_000).isPresent();
            case NUMBER ->
                micros(text)
                        .filter(value -> Math.abs(value) <= 1_000_000_000_000L)
                        .isPresent();
            case FACTOR ->
                micros(text)
                        .filter(value -> value >= 0 && value <= 1_000_000_000_000L)
                        .isPresent();
            case COUNT -> count(text).isPresent();
            case CREDITS -> micros(text).filter(value -> value >= 0).isPresent();
            case DURATION -> duration(text).isPresent();
            case CHOICE -> choices.contains(text);
            case GROUP -> NAME.matcher(text).matches();
        };
    }

    /** A decimal number in 10⁻⁶. */
    static Optional<Long> micros(String text) {
        return decimal(text)
                .flatMap(value -> exact(() -> value.movePointRight(6).longValueExact()));
    }

    /** A whole number from 0 to a thousand million. */
    static Optional<Long> count(String text) {
        return decimal(text)
                .flatMap(value -> exact(value::longValueExact))
                .filter(value -> value >= 0 && value <= 1_000_000_000L);
    }

    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        Function<String, Long> nanos = unit -> switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
        BigDecimal value = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos.apply(matcher.group(2))));
        return exact(value::longValueExact).map(Duration::ofNanos);
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > LONGEST ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> exact(java.util.function.Supplier<Long> value) {
        try {
            return Optional.of(value.get());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}

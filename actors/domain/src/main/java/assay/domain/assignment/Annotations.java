package assay.domain.assignment;

import assay.domain.task.SpecViolation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels that a text gives to files. As lines: {@code 3: cat}, or with places {@code 3: cat @ 10,20 5,5,40,30}. As
 * JSON: an object with a member for each file, {@code {"3": {"label": "cat", "places": [[10, 20]]}}}; what else an
 * annotation says there is the client's to read. A place is a point, or from and to of a recording or a text (two numbers),
 * or a rectangle (four: left, top, width, height).
 *
 * @param labels by file, in the order in which they stand
 * @param wrong everything that is not as it was asked for
 */
public record Annotations(List<Label> labels, List<SpecViolation> wrong) {
    /** The longest label, in characters. */
    static final int MAX_LABEL = 64;

    /** The most places of one label. */
    private static final int MAX_PLACES = 100;

    private static final String FIELD = "result";
    private static final Pattern LINE =
            Pattern.compile("\\s*([1-9][0-9]{0,3})\\s*:\\s*([^@]*?)\\s*(?:@\\s*(\\S.*?))?\\s*");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9},[0-9]{1,9}(,[0-9]{1,9},[0-9]{1,9})?");

    /**
     * What one file is said to show.
     *
     * @param file its number, from 1
     * @param places where; empty when that was not asked for
     */
    public record Label(int file, String label, List<List<Integer>> places) {
        public Label {
            places = List.copyOf(places);
        }
    }

    public Annotations {
        labels = List.copyOf(labels);
        wrong = List.copyOf(wrong);
    }

    /** Reads {@code text} as an answer to {@code brief}. */
    public static Annotations read(Brief brief, String text) {
        Draft draft = new Draft(brief);
        if (brief.json()) draft.json(text);
        else draft.lines(text);
        draft.complete();
        return new Annotations(draft.labels, draft.wrong);
    }

    /** The text that says {@code labels} in the way in which {@code brief} wants it. */
    public static String write(Brief brief, List<Label> labels) {
        StringBuilder text = new StringBuilder();
        for (Label each : labels) {
            if (brief.json()) {
                text.append(text.isEmpty() ? "{" : ",")
                        .append('"')
                        .append(each.file())
                        .append("\":{\"label\":\"");
                text.append(each.label().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
                if (brief.coordinates())
                    text.append(",\"places\":").append(each.places().toString().replace(" ", ""));
                text.append('}');
            } else {
                text.append(each.file()).append(": ").append(each.label());
                if (brief.coordinates()) {
                    text.append(" @");
                    for (List<Integer> place : each.places()) {
                        text.append(' ').append(place.toString().replaceAll("[\\[\\] ]", ""));
                    }
                }
                text.append('\n');
            }
        }
        return brief.json() ? text + "}" : text.toString();
    }

    /** What has been read so far. */
    private static final class Draft {
        private final Brief brief;
        private final List<Label> labels = new ArrayList<>();
        private final List<SpecViolation> wrong = new ArrayList<>();
        private final TreeSet<Integer> seen = new TreeSet<>();
        private boolean unreadable;

        Draft(Brief brief) {
            this.brief = brief;
        }

        void lines(String text) {
            for (String line : text.split("\n", -1)) {
                if (line.isBlank()) continue;
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    refuse(
                            FIELD,
                            Addresses.quoted(line),
                            "lines as 3: LABEL" + (brief.coordinates() ? " @ 10,20" : ""));
                    continue;
                }
                int file = Integer.parseInt(matcher.group(1));
                List<List<Integer>> places = new ArrayList<>();
                String said = Optional.ofNullable(matcher.group(3)).orElse("");
                for (String place : said.isEmpty() ? new String[0] : said.split("\\s+")) {
                    if (PLACE.matcher(place).matches()) places.add(numbers(place));
                    else
                        refuse(
                                field(file) + ".places",
                                Addresses.quoted(place),
                                "x,y or x,y,width,height in whole numbers");
                }
                add(new Label(file, matcher.group(2), places));
            }
        }

        private static List<Integer> numbers(String place) {
            List<Integer> numbers = new ArrayList<>();
            for (String number : place.split(",", -1)) numbers.add(Integer.valueOf(number));
            return List.copyOf(numbers);
        }

        void json(String text) {
            try {
                if (!(Json.read(text) instanceof Json.Members files)) {
                    refuse(FIELD, "another value", "an object with a member for each file");
                    unreadable = true;
                    return;
                }
                for (Json.Member each : files.all()) member(each);
            } catch (Json.NotJson e) {
                refuse(FIELD, "no JSON", "JSON; " + e.getMessage());
                unreadable = true;
            }
        }

        private void member(Json.Member each) {
            boolean numbered = each.name().matches("[1-9][0-9]{0,3}");
            if (!numbered) {
                refuse(FIELD, Addresses.quoted(each.name()), "the numbers of the files as names, from 1");
                return;
            }
            int file = Integer.parseInt(each.name());
            Optional<Json> label = each.value() instanceof Json.Members said ? said.get("label") : Optional.empty();
            if (label.isEmpty() || !(label.get() instanceof Json.Text text)) {
                refuse(field(file), "no label", "an object with \"label\", a string");
                seen.add(file);
                return;
            }
            Optional<Json> places = ((Json.Members) each.value()).get("places");
            add(new Label(
                    file, text.text(), places.map(said -> places(file, said)).orElse(List.of())));
        }

        private List<List<Integer>> places(int file, Json said) {
            List<List<Integer>> places = new ArrayList<>();
            boolean sound = said instanceof Json.Elements;
            if (said instanceof Json.Elements all) {
                for (Json place : all.all()) {
                    Optional<List<Integer>> numbers = place(place);
                    numbers.ifPresent(places::add);
                    sound &= numbers.isPresent();
                }
            }
            if (!sound) {
                refuse(field(file) + ".places", "something else", "a list of places, each two or four whole numbers");
            }
            return places;
        }

        private static Optional<List<Integer>> place(Json place) {
            if (!(place instanceof Json.Elements all)
                    || (all.all().size() != 2 && all.all().size() != 4)) {
                return Optional.empty();
            }
            List<Integer> numbers = new ArrayList<>();
            for (Json each : all.all()) {
                if (!(each instanceof Json.Numeral number)) return Optional.empty();
                BigDecimal value = number.value();
                boolean whole = value.signum() >= 0
                        && value.precision() - value.scale() <= 9
                        && Math.abs((long) value.scale()) <= 40
                        && value.stripTrailingZeros().scale() <= 0;
                if (!whole) return Optional.empty();
                numbers.add(value.intValueExact());
            }
            return Optional.of(List.copyOf(numbers));
        }

        private void add(Label label) {
            int file = label.file();
            if (file > brief.files().size()) {
                refuse(field(file), "said", "a file from 1 to " + brief.files().size());
                return;
            }
            if (!seen.add(file)) {
                refuse(field(file), "said twice", "each file once");
                return;
            }
            boolean declared = brief.labels().isEmpty()
                    ? !label.label().isBlank() && label.label().length() <= MAX_LABEL
                    : brief.labels().contains(label.label());
            if (!declared) {
                String expected = brief.labels().isEmpty()
                        ? "a label of 1 to " + MAX_LABEL + " characters"
                        : "one of " + String.join(", ", brief.labels());
                refuse(field(file) + ".label", Addresses.quoted(label.label()), expected);
            }
            boolean placed = !label.places().isEmpty() && label.places().size() <= MAX_PLACES;
            if (brief.coordinates() && !placed) {
                refuse(field(file) + ".places", label.places().size() + " places", "1 to " + MAX_PLACES + " places");
            }
            labels.add(label);
        }

        void complete() {
            if (unreadable) return;
            List<Integer> missing = new ArrayList<>();
            for (int file = 1; file <= brief.files().size(); file++) if (!seen.contains(file)) missing.add(file);
            if (!missing.isEmpty()) refuse(FIELD, "nothing about files " + missing, "a label for each file");
        }

        private static String field(int file) {
            return FIELD + "." + file;
        }

        private void refuse(String field, String found, String expected) {
            wrong.add(new SpecViolation(field, found, expected));
        }
    }
}

package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.MarketClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks what is listed about tasks, and tells people what the answer says. */
final class Questions {
    private static final int MAX_RESULT = 60;

    private final MarketClient market;
    private final Map<String, String> asked = new TreeMap<>();

    Questions(MarketClient market) {
        this.market = market;
    }

    Questions with(String key, Optional<String> value) {
        value.ifPresent(text -> asked.put(key, text));
        return this;
    }

    JsonNode ask(String path) throws InterruptedException {
        List<String> parts = new ArrayList<>();
        asked.forEach((key, value) -> parts.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return market.question("/v1/" + path + (parts.isEmpty() ? "" : "?" + String.join("&", parts)));
    }

    /** As of when the answer is, and how to go on. */
    static void sayRest(JsonNode answer, String more, Output output) {
        String next = answer.path("next").asText();
        if (!next.isEmpty()) output.say("more: " + more + " " + next);
        JsonNode fresh = answer.path("fresh");
        output.say("as of " + fresh.path("asOf").asText() + " ("
                + decimal(fresh.path("lagMillis").asLong() * 1_000) + " s ago)");
    }

    static void sayTasks(JsonNode answer, Output output) {
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode task : answer.path("tasks")) {
            boolean filler = task.path("filler").asBoolean();
            List<String> needs = new ArrayList<>();
            task.path("needs").forEach(need -> needs.add(need.asText()));
            if (task.path("reputation").asBoolean()) {
                needs.add("reputation "
                        + decimal(task.path("minimumReputationMicros").asLong()));
            }
            lines.add(List.of(
                    task.path("task").asText(),
                    task.path("phase").asText(),
                    task.path("kind").asText(),
                    task.path("client").asText(),
                    filler ? "filler" : decimal(task.path("bountyMicros").asLong()),
                    task.path("title").asText(),
                    needs.isEmpty() ? "" : "needs " + String.join(", ", needs)));
        }
        sayLines(lines, "no task", output);
    }

    static void sayPeople(JsonNode rows, Output output) {
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            lines.add(List.of(
                    row.path("task").asText(),
                    row.path("role").asText(),
                    row.path("phase").asText(),
                    "answered " + row.path("answered").asText() + ", missed "
                            + row.path("missed").asText(),
                    row.path("filler").asBoolean()
                            ? "filler"
                            : decimal(row.path("earnedMicros").asLong()),
                    row.path("reason").asText()));
        }
        sayLines(lines, "none", output);
    }

    static void sayResults(JsonNode task, Output output) {
        output.say(task.path("task").asText() + ", " + task.path("kind").asText() + " for "
                + task.path("client").asText() + ": " + task.path("phase").asText());
        if (!task.path("reason").asText().isEmpty())
            output.say(task.path("reason").asText());
        long initial = task.path("initialErrorMicros").asLong();
        if (initial >= 0) output.say("error before training " + decimal(initial));
        for (JsonNode round : task.path("rounds")) {
            output.say("round " + round.path("round").asInt() + ": "
                    + round.path("updates").asInt() + " updates, error "
                    + decimal(round.path("errorMicros").asLong()) + ", model "
                    + round.path("model").asText());
        }
        long last = task.path("finalErrorMicros").asLong();
        if (last >= 0) output.say("error on hidden data " + decimal(last));
        if (!task.path("assignments").isEmpty()) sayAssignments(task.path("assignments"), output);
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode pay : task.path("pays")) {
            lines.add(List.of(
                    pay.path("who").asText(),
                    pay.path("role").asText(),
                    decimal(pay.path("amountMicros").asLong()),
                    pay.path("settled").asBoolean() ? "paid" : "planned",
                    pay.path("reason").asText()));
        }
        sayLines(lines, "nobody is paid", output);
        if (!task.path("open").asBoolean()) {
            output.say("paid " + decimal(task.path("paidMicros").asLong()) + ", refunded "
                    + decimal(task.path("refundedMicros").asLong()) + ", held "
                    + decimal(task.path("heldMicros").asLong()));
        }
    }

    private static void sayAssignments(JsonNode assignments, Output output) {
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode each : assignments) {
            long score = each.path("scoreMicros").asLong();
            long earned = each.path("earnedMicros").asLong();
            String pay = each.path("settled").asBoolean() ? "paid " : "planned ";
            lines.add(List.of(
                    "assignment " + each.path("number").asText(),
                    each.path("worker").asText(),
                    each.path("state").asText(),
                    score < 0 ? "" : "score " + decimal(score),
                    earned == 0 ? "" : pay + decimal(earned),
                    shortened(each.path("result").asText()),
                    each.path("judgement").asText()));
        }
        sayLines(lines, "nothing taken", output);
    }

    /** A line of a list does not repeat a long text: the answer itself has all of it. */
    private static String shortened(String result) {
        String line = result.strip().replaceAll("\\s*\\R\\s*", "; ");
        return line.length() <= MAX_RESULT ? line : line.substring(0, MAX_RESULT) + "…";
    }

    private static void sayLines(List<List<String>> lines, String none, Output output) {
        if (lines.isEmpty()) output.say(none);
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(i))
                        .append(" ".repeat(width - line.get(i).length()))
                        .append(width == 0 ? "" : "  ");
            }
            output.say(text.toString().stripTrailing());
        }
    }

    static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}

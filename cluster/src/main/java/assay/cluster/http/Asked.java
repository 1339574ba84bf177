package assay.cluster.http;

import akka.http.javadsl.model.HttpRequest;
import assay.cluster.access.Caller;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.journal.view.TaskQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that was let in.
 *
 * @param path what stands in the path where the operation's has {@code {…}}
 * @param query the parameters behind the path
 * @param body as it was sent; empty for a {@code GET}
 */
record Asked(
        Operation operation,
        Caller caller,
        Map<String, String> path,
        Map<String, String> query,
        HttpRequest request,
        String body) {
    /** The part {@code {name}} of the path, which must be able to be a name. */
    String name() {
        String name = path.getOrDefault("name", "");
        if (Names.valid(name)) return name;
        throw bad(Problem.badRequest(
                        "name \"" + name + "\": expected letters, digits, '.', '_' and '-'", "correct the name")
                .found(name, "1 to " + Names.MAX_LENGTH + " of letters, digits, '.', '_' and '-'"));
    }

    /** The entity of {@code type} that the path names. */
    EntityId entity(EntityType type) {
        return new EntityId(type, name());
    }

    /** The entity that a path with {@code {type}/{name}} names. */
    EntityId entity() {
        return entity(type(path.getOrDefault("type", "")));
    }

    /** The type called {@code word}. */
    static EntityType type(String word) {
        for (EntityType type : EntityType.values()) {
            if (type.word().equals(word)) return type;
        }
        String all = Stream.of(EntityType.values()).map(EntityType::word).collect(Collectors.joining(", "));
        throw bad(
                Problem.badRequest("entity type \"" + word + "\": expected one of " + all, "ask for task, for example")
                        .found(word, all));
    }

    /** What is asked for under {@code key}, if anything is. */
    Optional<String> said(String key) {
        return Optional.ofNullable(query.get(key));
    }

    /** What is asked for under {@code key}, which must be there. */
    String required(String key, String example) {
        return said(key)
                .orElseThrow(() ->
                        bad(Problem.badRequest("the parameter " + key + " is missing", "ask ?" + key + "=" + example)));
    }

    /** Refuses parameters that mean nothing here: a misspelt filter must not show everything. */
    void only(String... keys) {
        for (String key : query.keySet()) {
            if (Set.of(keys).contains(key)) continue;
            String known = keys.length == 0 ? "no parameters" : String.join(", ", keys);
            throw bad(Problem.badRequest("parameter " + key + ": expected " + known, "correct the question")
                    .found(key, known));
        }
    }

    /** How many rows a page may have. */
    int limit() {
        String text = said("limit").orElse(Integer.toString(TaskQuery.USUAL_LIMIT));
        boolean number = text.matches("[0-9]{1,3}") && !text.matches("0+");
        if (number && Integer.parseInt(text) <= TaskQuery.MAX_LIMIT) return Integer.parseInt(text);
        String expected = "1 to " + TaskQuery.MAX_LIMIT;
        throw bad(Problem.badRequest("limit=" + text + ": expected " + expected, "correct the question")
                .found(text, expected));
    }

    /** The key of the last row of the page before; empty for the first page. */
    String after() {
        return said("cursor").map(Asked::opened).orElse("");
    }

    /** A cursor that {@link #after} opens: callers are to give it back, not to look into it. */
    static String cursor(String last) {
        return last.isEmpty()
                ? ""
                : Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(Problem.badRequest(
                    "cursor=" + cursor + ": expected what a page gave as next", "begin again without a cursor"));
        }
    }

    /** The body as a document, whichever form it has. */
    JsonNode document() {
        return Bodies.read(request, body);
    }

    /** The body as an object of these fields at most. */
    JsonNode object(List<String> fields) {
        JsonNode document = document();
        String expected = "an object of " + String.join(", ", fields);
        if (!document.isObject()) {
            throw bad(Problem.badRequest("the body is no object: expected " + expected, "correct the body"));
        }
        document.fieldNames().forEachRemaining(name -> {
            if (fields.contains(name)) return;
            throw bad(Problem.badRequest("field " + name + ": expected " + expected, "leave it out, or correct it")
                    .found(name, String.join(", ", fields)));
        });
        return document;
    }

    private static NotAnswered bad(Problem problem) {
        return new NotAnswered(problem);
    }
}

package assay.cluster.access;

import assay.cluster.http.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A small JSON object, read key by key; what is wrong with it is {@link Refused}. */
final class RequestBody {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode object;
    private final String expected;

    /**
     * @param expected what it should look like, in words
     * @param keys all that may stand in it
     */
    RequestBody(String text, String expected, Set<String> keys) {
        this.expected = expected;
        try {
            this.object = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Not its message: that repeats what was sent, and what was sent may be a secret in the wrong place.
            throw bad("the body is not JSON");
        }
        if (object == null || !object.isObject()) throw bad("the body is no JSON object");
        Set<String> others = new TreeSet<>();
        object.fieldNames().forEachRemaining(others::add);
        others.removeAll(keys);
        if (!others.isEmpty()) throw bad("unknown keys " + others + ", expected some of " + new TreeSet<>(keys));
    }

    Optional<String> text(String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isTextual()) throw bad(key + ": expected a text");
        return Optional.of(value.asText());
    }

    int integer(String key, int fallback, int least, int most) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) return fallback;
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            throw bad(key + ": expected a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    Set<CallerRole> roles(Set<CallerRole> allowed) {
        JsonNode value = object.get("roles");
        String words = "a list of " + Tokens.words(allowed).replace(",", ", ");
        if (value == null || !value.isArray() || value.isEmpty()) throw bad("roles: expected " + words);
        EnumSet<CallerRole> roles = EnumSet.noneOf(CallerRole.class);
        for (JsonNode each : value) {
            Set<CallerRole> named = Tokens.roles(each.asText());
            if (!each.isTextual() || named.size() != 1 || !allowed.containsAll(named)) {
                throw bad("roles: expected " + words + ", found " + shortened(each.toString()));
            }
            roles.addAll(named);
        }
        return Collections.unmodifiableSet(roles);
    }

    Refused bad(String detail) {
        return new Refused(Problem.badRequest(detail, "expected " + expected));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}

package assay.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a sweep measures: results of another scenario or grid must not be mixed with it. How many seeds there are is no
 * part of it, so that a sweep can be continued with more.
 *
 * @param scenario the file's name, for people
 * @param sha256 of the file
 * @param settings what was set in every cell
 */
record Identity(String scenario, String sha256, List<String> settings, Grid grid) {
    static final String SCHEMA = "assay-sweep/1";

    private static final int SHORT = 8;

    static Identity of(Path file, List<String> settings, Grid grid) throws IOException {
        return new Identity(String.valueOf(file.getFileName()), hash(Files.readAllBytes(file)), settings, grid);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first line of the results. */
    ObjectNode header() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("schema", SCHEMA).put("scenario", scenario).put("sha256", sha256);
        ArrayNode set = header.putArray("set");
        settings.forEach(set::add);
        ArrayNode vary = header.putArray("vary");
        for (Varied axis : grid.axes()) {
            ArrayNode values = vary.addObject().put("path", axis.path()).putArray("values");
            axis.values().forEach(values::add);
        }
        return header;
    }

    /** A few letters that another sweep will hardly have. */
    String mark() {
        return hash(header().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, SHORT);
    }

    /** How the results under {@code header} are not those of this sweep, in words; empty when they are. */
    String difference(JsonNode header) {
        JsonNode own = header();
        if (!header.path("schema").asText().equals(SCHEMA)) return "it does not begin with " + SCHEMA;
        if (!header.path("sha256").equals(own.path("sha256"))) {
            String other = header.path("scenario").asText();
            return other.equals(scenario) ? other + " has changed since" : "it is a sweep of " + other;
        }
        if (!header.path("set").equals(own.path("set"))) return "its settings are " + header.path("set");
        if (!header.path("vary").equals(own.path("vary"))) return "its grid is " + words(header.path("vary"));
        return "";
    }

    private static String words(JsonNode vary) {
        StringBuilder words = new StringBuilder();
        for (JsonNode axis : vary) {
            if (!words.isEmpty()) words.append(" by ");
            words.append(axis.path("path").asText()).append('=');
            for (int i = 0; i < axis.path("values").size(); i++) {
                words.append(i == 0 ? "" : ",")
                        .append(axis.path("values").path(i).asText());
            }
        }
        return words.isEmpty() ? "a single cell" : words.toString();
    }
}

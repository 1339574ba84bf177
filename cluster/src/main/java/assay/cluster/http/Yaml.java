package assay.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Documents as YAML 1.2 with the types of JSON: what can be said in one can be said in the other. */
final class Yaml {
    /** No body is as long; one that is has been refused before. */
    private static final int MAX_CHARACTERS = 8 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {}

    /** Text that is no YAML, or more of it than one document. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static String write(JsonNode document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setMultiLineFlow(false)
                .build();
        return new Dump(settings).dumpToString(JSON.convertValue(document, Object.class));
    }

    /** Reads one document; names said twice, and aliases that would make a small text large, are refused. */
    static JsonNode read(String text) throws Unreadable {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            Object read = new Load(settings).loadFromString(text);
            if (read instanceof Map<?, ?> map && map.keySet().stream().anyMatch(key -> !(key instanceof String))) {
                throw new Unreadable("names of fields must be text", new IllegalArgumentException());
            }
            return JSON.valueToTree(read);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "), e);
        }
    }
}

package assay.cluster.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that an operator deploys, and the programs that check such files where they are installed. */
final class Shipped {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("assay.root"), "assay.root"));

    /** Between nodes, HTTP, and health and metrics. */
    static final int CLUSTER_PORT = 2551;

    static final int HTTP_PORT = 8551;
    static final int MANAGEMENT_PORT = 8558;

    /** All phases of a node's end together. */
    static final int GRACE_SECONDS = 90;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Shipped() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** The documents of a YAML file; keys of {@code <<} are taken over. */
    static List<JsonNode> documents(String path) throws IOException {
        Load load = new Load(LoadSettings.builder().build());
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : load.loadAllFromString(Files.readString(file(path)))) {
            documents.add(merged(JSON.valueToTree(document)));
        }
        return documents;
    }

    private static JsonNode merged(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode base = object.remove("<<");
            if (base != null) {
                for (String name : names(base)) object.putIfAbsent(name, base.required(name));
            }
        }
        node.forEach(Shipped::merged);
        return node;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) return true;
        }
        return false;
    }

    /** What a command ended with, and said. */
    record Ended(int status, String said) {}

    static Ended run(Path directory, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) throw new IllegalStateException(command[0] + " does not end");
        return new Ended(process.exitValue(), said);
    }
}

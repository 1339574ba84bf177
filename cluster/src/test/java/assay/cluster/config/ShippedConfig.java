package assay.cluster.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads a configuration that we ship as the node would, where the files that it names are there. */
public final class ShippedConfig {
    private ShippedConfig() {}

    /** Reads {@code file}; what it says about secrets is taken to lie in {@code secrets}. */
    public static NodeConfig read(Path file, Path secrets, String hostname) throws Exception {
        String text = Files.readString(file);
        Map<String, String> told = new HashMap<>();
        if (!text.contains("hostname =")) told.put("assay.node.network.hostname", hostname);
        for (String key :
                new String[] {"tls.certificate", "tls.key", "tls.authorities", "cassandra.credentials-file"}) {
            String last = key.substring(key.indexOf('.') + 1);
            if (!text.contains(last + " = /")) continue;
            Path there = secrets.resolve(last);
            if (!Files.exists(there)) Files.createFile(there);
            told.put("assay.node." + key, there.toString());
        }
        return NodeConfigFile.read(file, told);
    }
}

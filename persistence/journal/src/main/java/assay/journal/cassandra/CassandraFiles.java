package assay.journal.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the server reads when it starts: its configuration, its logging, its command line. */
final class CassandraFiles {
    /** What Cassandra's own start script opens for Java 17. */
    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.lang.reflect",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.management/com.sun.management.internal");

    private static final List<String> EXPORTED = List.of(
            "java.base/java.lang.ref",
            "java.base/jdk.internal.misc",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.unsupported/sun.misc");

    private final CassandraSettings settings;

    CassandraFiles(CassandraSettings settings) {
        this.settings = settings;
    }

    Path log() {
        return settings.directory().resolve("logs").resolve("cassandra.log");
    }

    /** Standard output and standard error: empty unless the server could not even start logging. */
    Path output() {
        return settings.directory().resolve("logs").resolve("cassandra.out");
    }

    /** Writes the configuration for these ports. */
    void write(int nativePort, int storagePort) throws IOException {
        Path conf = settings.directory().resolve("conf");
        Files.createDirectories(conf);
        Files.createDirectories(settings.directory().resolve("logs"));
        String directory = settings.directory().toAbsolutePath().toString();
        Map<String, String> values = Map.of(
                "directory", directory,
                "nativePort", Integer.toString(nativePort),
                "storagePort", Integer.toString(storagePort));
        Files.writeString(conf.resolve("cassandra.yaml"), filled("cassandra.yaml", values));
        Files.writeString(conf.resolve("logback.xml"), filled("cassandra-logback.xml", values));
    }

    static String filled(String resource, Map<String, String> values) {
        try (InputStream in = CassandraFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("resource " + resource + " is missing from the journal");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource, e);
        }
    }

    /** The child's command line; our own class comes last on its class path. */
    List<String> command(Path java, Path ownClasses) {
        Path directory = settings.directory().toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xms" + settings.heapMegabytes() / 2 + "m",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:MaxDirectMemorySize=" + settings.heapMegabytes() / 2 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-Xshare:auto"));
        command.addAll(settings.javaOptions());
        for (String opened : OPENED) command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        for (String exported : EXPORTED) command.add("--add-exports=" + exported + "=ALL-UNNAMED");
        command.addAll(List.of(
                "-Djava.security.manager=allow",
                "-Djdk.attach.allowAttachSelf=true",
                "-Dcassandra.config=" + directory.resolve("conf/cassandra.yaml").toUri(),
                "-Dcassandra.storagedir=" + directory,
                "-Dcassandra.logdir=" + directory.resolve("logs"),
                "-Dlogback.configurationFile=" + directory.resolve("conf/logback.xml"),
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=100",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.shutdown_announce_in_ms=0",
                "-D" + CassandraMain.DIRECTORY + "=" + directory,
                "-cp",
                settings.library().toAbsolutePath().resolve("*") + System.getProperty("path.separator") + ownClasses,
                CassandraMain.class.getName()));
        return command;
    }
}

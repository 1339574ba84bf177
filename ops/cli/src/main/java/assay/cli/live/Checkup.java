package assay.cli.live;

import assay.cluster.report.Finding;
import assay.journal.cassandra.CassandraSettings;
import assay.training.NativeMath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Assay needs of a machine, looked at one by one. */
public final class Checkup {
    private static final long NEEDED_MEMORY_MIB = 3_000;
    private static final long NEEDED_DISK_MIB = 1_000;
    private static final int PORTS = 10;

    private Checkup() {}

    /** Looks at everything. */
    public static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(disk());
        findings.add(ports());
        findings.add(nativeMaths());
        findings.add(cassandra());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String found = Runtime.version() + " in " + System.getProperty("java.home");
        return new Finding("Java", version == 17, found, "set JAVA_HOME to a JDK 17");
    }

    private static Finding memory() {
        long mib = 0;
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            mib = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return new Finding("memory", true, "unknown on this system", "");
        }
        String advice = "a demonstration needs " + NEEDED_MEMORY_MIB + " MiB: end other programs";
        return new Finding("memory", mib >= NEEDED_MEMORY_MIB, mib + " MiB available", advice);
    }

    private static Finding disk() {
        Path here = Path.of("").toAbsolutePath();
        try {
            long mib = Files.getFileStore(here).getUsableSpace() >> 20;
            boolean writable = Files.isWritable(here);
            String found = mib + " MiB free in " + here + (writable ? "" : ", which cannot be written");
            String advice = "run from, or name with --data, a directory with " + NEEDED_DISK_MIB + " MiB free";
            return new Finding("disk", writable && mib >= NEEDED_DISK_MIB, found, advice);
        } catch (IOException e) {
            return new Finding("disk", false, e.toString(), "run from another directory");
        }
    }

    private static Finding ports() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS; i++) held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return new Finding("ports", true, PORTS + " free ones on " + InetAddress.getLoopbackAddress(), "");
        } catch (IOException e) {
            return new Finding("ports", false, e.toString(), "allow programs to listen on the loopback address");
        } finally {
            for (ServerSocket socket : held) close(socket);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Finding nativeMaths() {
        NativeMath found = NativeMath.probe();
        return new Finding("native maths", found.available(), found.engine(), found.problem());
    }

    private static Finding cassandra() {
        Path library = CassandraSettings.in(Path.of("")).library();
        try (Stream<Path> jars = Files.list(library)) {
            long count = jars.filter(jar -> jar.toString().endsWith(".jar")).count();
            return new Finding("Cassandra", count > 0, count + " jars in " + library, "build again: mvn package");
        } catch (IOException e) {
            return new Finding("Cassandra", false, "not in " + library, "build again: mvn package");
        }
    }
}

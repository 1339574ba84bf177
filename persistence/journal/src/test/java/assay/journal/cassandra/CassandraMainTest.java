package assay.journal.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child process, with a daemon in Cassandra's place that does nothing but run. */
class CassandraMainTest {
    @Test
    void the_server_ends_when_its_parent_does(@TempDir Path directory) throws Exception {
        Process server = start(directory);
        assertThat(server.inputReader().readLine()).isEqualTo("running");
        assertThat(server.isAlive()).isTrue();
        server.getOutputStream().close();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_second_server_finds_the_directory_in_use(@TempDir Path directory) throws Exception {
        Process first = start(directory);
        try {
            assertThat(first.inputReader().readLine()).isEqualTo("running");
            Process second = start(directory);
            assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(CassandraMain.DIRECTORY_IN_USE);
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path directory) throws Exception {
        Path fake = Files.createDirectories(directory.resolve("classes"));
        compileDaemon(fake);
        Path own = Path.of(CassandraMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + CassandraMain.DIRECTORY + "=" + directory,
                        "-cp",
                        fake + System.getProperty("path.separator") + own,
                        CassandraMain.class.getName()))
                .start();
    }

    private static void compileDaemon(Path into) throws Exception {
        Path source = into.resolve("CassandraDaemon.java");
        Files.writeString(
                source,
                """
                package org.apache.cassandra.service;

                public class CassandraDaemon {
                    public static void main(String[] args) throws Exception {
                        System.out.println("running");
                        new java.util.concurrent.CountDownLatch(1).await();
                    }
                }
                """);
        javax.tools.JavaCompiler compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", into.toString(), source.toString()))
                .isZero();
    }
}

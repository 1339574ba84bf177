package assay.training;

import assay.domain.training.JobFailed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Whether the native mathematics works in this process, and which it is.
 *
 * @param available whether ND4J and its BLAS could be loaded
 * @param engine what computes, with version; empty when not available
 * @param threads threads of one product; bit-equal results need the same number
 * @param problem what went wrong and what to do; empty when available
 */
public record NativeMath(boolean available, String engine, int threads, String problem) {
    private static final int THREADS = 1;

    /**
     * Loads the native mathematics if that has not happened yet, sets it to one thread, and says what was found. The first
     * time on a machine unpacks about 400 MB to a cache in the user's home (or where the system property
     * {@code org.bytedeco.javacpp.cachedir} says) and takes some seconds.
     */
    public static NativeMath probe() {
        return Loaded.FOUND;
    }

    /** Makes sure that the native mathematics is there. */
    static void require() throws JobFailed {
        NativeMath found = probe();
        if (!found.available) throw new JobFailed(JobFailed.Fault.ENVIRONMENT, found.problem);
    }

    /** Loading happens once a process, when somebody first asks. */
    private static final class Loaded {
        private static final NativeMath FOUND = load();
    }

    private static NativeMath load() {
        // What it has to say is in the record; its own banner would be the first thing every user reads.
        System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
        try {
            String backend = Nd4j.getBackend().getClass().getSimpleName();
            Blas blas = Nd4j.factory().blas();
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS);
            blas.setMaxThreads(THREADS);
            String engine = "ND4J " + version() + " " + backend + ", " + blas.getBlasVendor();
            return new NativeMath(true, engine, blas.getMaxThreads(), "");
        } catch (LinkageError | RuntimeException e) {
            return new NativeMath(false, "", 0, problem(e));
        }
    }

    private static String version() {
        // The jars' manifests do not say; their Maven properties do.
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            Properties properties = new Properties();
            if (in != null) properties.load(in);
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            return "of unreadable version";
        }
    }

    private static String problem(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) root = root.getCause();
        return "native mathematics cannot be loaded (" + root
                + "): it needs Linux on x86-64 with glibc, and about 400 MB for its cache"
                + " (system property org.bytedeco.javacpp.cachedir, by default in the home directory)";
    }
}

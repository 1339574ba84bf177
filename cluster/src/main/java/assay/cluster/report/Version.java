package assay.cluster.report;

/** Which Assay this is. */
public final class Version {
    private Version() {}

    /** As the build wrote it into the jar; {@code development} where classes were not packed. */
    public static String here() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}

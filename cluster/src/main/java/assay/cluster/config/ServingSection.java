package assay.cluster.config;

import assay.domain.entity.ParticipantId;

/** Reads the sections {@code content} and {@code jobs}. */
final class ServingSection {
    private static final int CONTENT_MEBIBYTES = 64;
    private static final int HOURLY_MEBIBYTES = 4_096;
    private static final int OPEN_JOBS = 32;
    private static final int MOST = 1 << 20;

    private ServingSection() {}

    private record Content(int most, int hourly) {}

    private record Jobs(java.util.List<String> openTo, int open) {}

    static Serving serving(Section node) {
        Content content = node.section(
                "content",
                section -> new Content(
                        section.integer("max-mebibytes", CONTENT_MEBIBYTES, 1, 1_024),
                        section.integer("hourly-mebibytes", HOURLY_MEBIBYTES, 1, MOST)));
        if (content.hourly() < content.most()) {
            node.contradiction(
                    "content",
                    "hourly-mebibytes of at least max-mebibytes, " + content.most(),
                    String.valueOf(content.hourly()));
        }
        Jobs jobs = node.section(
                "jobs",
                section -> new Jobs(
                        section.list(
                                "open-to",
                                "a role (client, miner, evaluator, operator) or the name of a participant",
                                text -> ParticipantId.valid(text) ? text : null),
                        section.integer("open-per-caller", OPEN_JOBS, 1, MOST)));
        return new Serving(content.most(), content.hourly(), jobs.openTo(), jobs.open());
    }
}

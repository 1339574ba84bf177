package assay.cluster.http;

import static assay.cluster.access.CallerRole.AUDITOR;
import static assay.cluster.access.CallerRole.CLIENT;
import static assay.cluster.access.CallerRole.EVALUATOR;
import static assay.cluster.access.CallerRole.MINER;
import static assay.cluster.access.CallerRole.OPERATOR;

import assay.cluster.access.CallerRole;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that can be asked over HTTP. The routes, the gate, the limits, the metrics and the OpenAPI document all go
 * by this table.
 */
public enum Operation {
    STATUS("GET", "/v1/status", everybody()),
    CLUSTER("GET", "/v1/cluster", EnumSet.of(OPERATOR, AUDITOR)),
    METRICS("GET", "/metrics", EnumSet.of(OPERATOR, AUDITOR), Answered.TEXT),
    DOCUMENT("GET", "/v1/openapi.json", everybody()),
    COMMAND("POST", "/v1/commands", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    LISTINGS("GET", "/v1/listings", everybody()),
    EVENTS("GET", "/v1/events", everybody(), Answered.STREAM),
    ENTITIES("GET", "/v1/entities", everybody()),
    ENTITY("GET", "/v1/entities/{type}/{name}", everybody()),
    ENTITY_RETRY("POST", "/v1/entities/{type}/{name}/retry", EnumSet.of(OPERATOR)),
    QUARANTINED("GET", "/v1/quarantined", EnumSet.of(OPERATOR, AUDITOR)),
    WHERE("GET", "/v1/where/{type}/{name}", EnumSet.of(OPERATOR, AUDITOR)),
    WORK("GET", "/v1/work/{type}/{name}", EnumSet.of(CLIENT, MINER, EVALUATOR)),
    JOURNAL("GET", "/v1/journal", EnumSet.of(OPERATOR, AUDITOR), Answered.LINES),
    JOURNAL_OF("GET", "/v1/journal/{type}/{name}", everybody(), Answered.LINES),
    TASKS("GET", "/v1/tasks", everybody()),
    TASK_OPEN("POST", "/v1/tasks", EnumSet.of(CLIENT)),
    TASK("GET", "/v1/tasks/{name}", everybody()),
    TASK_RESULTS("GET", "/v1/tasks/{name}/results", everybody()),
    TASK_EVENTS("GET", "/v1/tasks/{name}/events", everybody(), Answered.STREAM),
    TASK_WITHDRAW("POST", "/v1/tasks/{name}/withdrawal", EnumSet.of(CLIENT)),
    TASK_JUDGE("POST", "/v1/tasks/{name}/assignments/{number}/judgement", EnumSet.of(CLIENT)),
    MINERS("GET", "/v1/miners", everybody()),
    MINER_SHOWN("GET", "/v1/miners/{name}", everybody()),
    COMMITTEES("GET", "/v1/committees", everybody()),
    COMMITTEE("GET", "/v1/committees/{name}", everybody()),
    PAYOUTS("GET", "/v1/payouts", everybody()),
    PAYOUT("GET", "/v1/payouts/{name}", everybody()),
    ACCOUNTS("GET", "/v1/accounts", everybody()),
    ACCOUNT("GET", "/v1/accounts/{name}", everybody()),
    ACCOUNT_MOVEMENTS("GET", "/v1/accounts/{name}/movements", everybody()),
    DEPOSIT("POST", "/v1/accounts/{name}/deposits", EnumSet.of(OPERATOR)),
    WITHDRAWAL("POST", "/v1/accounts/{name}/withdrawals", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    PARTICIPANT_TASKS("GET", "/v1/participants/{name}/tasks", everybody()),
    PARTICIPANT_PAYOUTS("GET", "/v1/participants/{name}/payouts", everybody()),
    CONTENT("GET", "/v1/content/{cid}", everybody(), Answered.BYTES),
    CONTENT_THERE("HEAD", "/v1/content/{cid}", everybody(), Answered.BYTES),
    CONTENT_STORE("PUT", "/v1/content/{cid}", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    JOB_GIVE("POST", "/v1/jobs", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    JOB("GET", "/v1/jobs/{id}", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    PARTICIPANT_KEY_SHOWN("GET", "/v1/participants/{name}/key", everybody()),
    /** Proves itself: whoever asks is known by it, not before. */
    PARTICIPANT_KEY("PUT", "/v1/participants/{name}/key", everybody()),
    TOKENS("GET", "/v1/tokens", EnumSet.of(OPERATOR)),
    TOKEN_CREATE("POST", "/v1/tokens", EnumSet.of(OPERATOR)),
    TOKEN_REVOKE("DELETE", "/v1/tokens/{id}", EnumSet.of(OPERATOR));

    private final String method;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a set that nobody else has
    private final Set<CallerRole> roles;

    private final Answered answered;

    Operation(String method, String path, EnumSet<CallerRole> roles) {
        this(method, path, roles, Answered.DOCUMENT);
    }

    Operation(String method, String path, EnumSet<CallerRole> roles, Answered answered) {
        this.method = method;
        this.path = path;
        this.answered = answered;
        this.roles = Collections.unmodifiableSet(roles);
    }

    private static EnumSet<CallerRole> everybody() {
        return EnumSet.allOf(CallerRole.class);
    }

    public String method() {
        return method;
    }

    /** As OpenAPI writes it: {@code /v1/tasks/{name}/results}. */
    public String path() {
        return path;
    }

    /** Who may; a caller needs one of them. */
    public Set<CallerRole> roles() {
        return roles;
    }

    /** The forms its answers have; what goes wrong is a {@link Problem} in every case. */
    public Answered answered() {
        return answered;
    }
}

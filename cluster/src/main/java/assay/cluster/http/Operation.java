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
    COMMAND("POST", "/v1/commands", EnumSet.of(CLIENT, MINER, EVALUATOR, OPERATOR)),
    LISTINGS("GET", "/v1/listings", everybody()),
    ENTITIES("GET", "/v1/entities", everybody()),
    ENTITY("GET", "/v1/entities/{type}/{name}", everybody()),
    WHERE("GET", "/v1/where/{type}/{name}", EnumSet.of(OPERATOR, AUDITOR)),
    WORK("GET", "/v1/work/{type}/{name}", EnumSet.of(CLIENT, MINER, EVALUATOR)),
    JOURNAL("GET", "/v1/journal", EnumSet.of(OPERATOR, AUDITOR)),
    JOURNAL_OF("GET", "/v1/journal/{type}/{name}", everybody()),
    TASKS("GET", "/v1/tasks", everybody()),
    TASK_RESULTS("GET", "/v1/tasks/{name}/results", everybody()),
    PARTICIPANT_TASKS("GET", "/v1/participants/{name}/tasks", everybody()),
    PARTICIPANT_PAYOUTS("GET", "/v1/participants/{name}/payouts", everybody());

    private final String method;
    private final String path;
    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a set that nobody else has
    private final Set<CallerRole> roles;

    Operation(String method, String path, EnumSet<CallerRole> roles) {
        this.method = method;
        this.path = path;
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
}

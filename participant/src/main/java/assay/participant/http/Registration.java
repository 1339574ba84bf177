package assay.participant.http;

import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Binds a participant's name to the key that signs for it; doing it again changes nothing. */
public final class Registration {
    /** Code of a refusal that may pass: the market did not take the signature for what it should be. */
    public static final String UNAUTHORIZED = "unauthorized";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Endpoints endpoints;
    private final ParticipantId who;
    private final String body;

    /**
     * The registration of {@code who} as one of {@code roles}.
     *
     * @param signature made by the private half of {@code publicKey}
     * @param publicKey X.509 encoding in base64
     * @param invitation a token that lets {@code who} have a name that strangers are not given
     */
    public Registration(
            Endpoints endpoints,
            ParticipantId who,
            String publicKey,
            List<String> roles,
            Authenticator signature,
            Optional<String> invitation) {
        this.endpoints = endpoints.as((method, uri, sent) -> {
            Map<String, String> headers = new LinkedHashMap<>(signature.headers(method, uri, sent));
            invitation.ifPresent(token -> headers.put("Authorization", "Bearer " + token));
            return headers;
        });
        this.who = who;
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("publicKey", publicKey);
        roles.forEach(told.putArray("roles")::add);
        this.body = told.toString();
    }

    /** Done, or why the market will not have it; fails when nobody knows. */
    public CompletionStage<Outcome> register() {
        return endpoints
                .ask(Endpoints.Request.json("PUT", "/v1/participants/" + who + "/key", body, PATIENCE))
                .thenCompose(answer -> {
                    if (answer.ok()) return CompletableFuture.completedFuture(Outcome.DONE);
                    if (answer.status() / 100 == 4) {
                        return CompletableFuture.completedFuture(
                                new Outcome.Refused(new Refusal(answer.code(), answer.problem())));
                    }
                    return CompletableFuture.failedFuture(new IOException(answer.problem()));
                });
    }
}

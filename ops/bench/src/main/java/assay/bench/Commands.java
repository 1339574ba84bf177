package assay.bench;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.codec.RecordJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Commands to the market over HTTP: each is another deposit, to one of many accounts, by the next of the nodes. */
final class Commands {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RecordJson records = new RecordJson();
    private final List<String> endpoints;
    private final String token;
    private final int accounts;

    /** Commands to the nodes that answer at {@code endpoints}, with an operator's token. */
    Commands(List<String> endpoints, String token, int accounts) {
        this.token = token;
        this.endpoints = List.copyOf(endpoints);
        this.accounts = accounts;
    }

    /** Gives command {@code number} of {@code run}; fails unless it is taken. */
    CompletableFuture<?> give(String run, int number) {
        String id = run + "." + number;
        ParticipantId owner = new ParticipantId("bench-" + number % accounts);
        AccountCommand deposit = new AccountCommand.Deposit(id, Credits.micros(1));
        Message.Outside command = new Message.Outside(
                Accounts.CASHIER, Accounts.of(owner), id, Instant.now().plus(LIFE), deposit);
        HttpRequest post = HttpRequest.newBuilder(URI.create(endpoints.get(number % endpoints.size()) + "/v1/commands"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(
                        records.toObject(command).toString()))
                .build();
        return http.sendAsync(post, BodyHandlers.ofString()).thenApply(Commands::taken);
    }

    private static String taken(HttpResponse<String> response) {
        if (response.statusCode() == OK && response.body().contains("\"done\"")) return response.body();
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
}

package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.codec.RecordJson;
import assay.participant.Crowd;
import assay.participant.Population;
import assay.participant.PopulationFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Participants outside the cluster, and the money that an operator lets in for them. */
final class Outside {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Credits RICH = Credits.of(1_000);

    private Outside() {}

    /** What a process of {@code people} is told who keep their things in {@code home}. */
    static PopulationFile file(List<String> endpoints, Path home, Population people) {
        return PopulationFile.of(endpoints, home, people).looking(LOOK_EVERY);
    }

    /** Brings {@code people} to life in this process, with money for all. */
    static Crowd start(Client market, Path home, Population people) throws Exception {
        Crowd crowd = Crowd.start(file(List.of(market.base()), home, people), note -> {});
        fund(market, people);
        return crowd;
    }

    /** Lets twice the stake in for each who has registered a key, and a lot for clients. Doing it again changes nothing. */
    static void fund(Client market, Population people) throws Exception {
        Map<ParticipantId, Credits> deposits = new LinkedHashMap<>();
        people.clients().forEach(each -> deposits.put(each.name(), RICH));
        people.miners().forEach(each -> deposits.put(each.name(), twice(each.stake())));
        people.verifiers().forEach(each -> deposits.put(each.name(), twice(each.stake())));
        people.evaluators().forEach(each -> each.stake().ifPresent(stake -> deposits.put(each.name(), twice(stake))));
        for (Map.Entry<ParticipantId, Credits> deposit : deposits.entrySet()) {
            String key = "/v1/participants/" + deposit.getKey() + "/key";
            // A name under which there is money already is not given to strangers.
            Await.until(key, PATIENCE, () -> market.ask(key));
            assertThat(market.post("/v1/commands", body(deposit.getKey(), deposit.getValue()))
                            .body())
                    .isEqualTo("{\"outcome\":\"done\"}");
        }
    }

    private static Credits twice(Credits stake) {
        return stake.plus(stake);
    }

    private static String body(ParticipantId who, Credits amount) {
        String transfer = "deposit." + who;
        var deposit = new AccountCommand.Deposit(transfer, amount);
        Instant expires = Instant.now().plus(Duration.ofMinutes(10));
        return new RecordJson()
                .toObject(new Message.Outside(Accounts.CASHIER, Accounts.of(who), transfer, expires, deposit))
                .toString();
    }
}

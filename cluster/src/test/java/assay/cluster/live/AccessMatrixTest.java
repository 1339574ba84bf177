package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.access.CallerRole;
import assay.cluster.access.CommandRules;
import assay.cluster.http.Operation;
import assay.cluster.live.AccessNodes.Answered;
import assay.cluster.live.AccessNodes.Stranger;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.journal.codec.RecordJson;
import assay.journal.codec.Samples;
import assay.journal.codec.Types;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every operation and every command, asked for by a holder of each role, at a real node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
    private static final Set<String> FROM_ENTITIES = Set.of("board");

    private final AccessNodes nodes;
    private final Stranger alice;

    AccessMatrixTest(@TempDir Path directory) throws Exception {
        nodes = new AccessNodes(directory, "");
        alice = Stranger.called("alice");
        assertThat(nodes.register(alice, "client").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() throws Exception {
        nodes.close();
    }

    private static String path(Operation operation) {
        String path = operation
                .path()
                .replace("{type}", "account")
                .replace("{name}", "alice")
                .replace("{number}", "1")
                .replace("{id}", "0000000000000000")
                .replace("{cid}", "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        if (operation == Operation.WORK) return path + "?for=alice";
        if (operation == Operation.ENTITIES) return path + "?type=task";
        return path;
    }

    private Answered ask(Operation operation, String token) throws Exception {
        String body = Set.of("POST", "PUT").contains(operation.method()) ? "{}" : "";
        var at = AccessNodes.at(nodes.first, path(operation));
        if (token.isEmpty()) return nodes.send(operation.method(), at, body, Map.of());
        return nodes.send(operation.method(), at, body, token);
    }

    @Test
    void everyOperationIsForItsRolesAndForNobodyElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Operation operation : Operation.values()) {
            // Its caller proves by the request itself who it is: AccessTest has what it asks for.
            if (operation == Operation.PARTICIPANT_KEY) continue;
            if (ask(operation, "").status() != 401) wrong.add(operation + " for nobody");
            for (CallerRole role : CallerRole.values()) {
                String token = nodes.token(role.word(), AccessNodes.actor(role.word()));
                int status = ask(operation, token).status();
                boolean asExpected =
                        operation.roles().contains(role) ? !NOT_LET_IN.contains(status) && status < 500 : status == 403;
                if (!asExpected) wrong.add(operation + " for " + role + ": " + status);
                cells++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo((Operation.values().length - 1) * CallerRole.values().length);
    }

    /** Every command type there is, by its permanent name. */
    private static Map<String, Class<? extends Command>> commands() throws Exception {
        Map<String, Class<? extends Command>> commands = new TreeMap<>();
        for (URL url : Collections.list(AccessMatrixTest.class.getClassLoader().getResources(Types.RESOURCE))) {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
                for (String line : in.lines().toList()) {
                    String[] words = line.strip().split("\\s+", -1);
                    if (words.length < 4 || line.startsWith("#")) continue;
                    Class<?> type = Class.forName(words[3]);
                    if (Command.class.isAssignableFrom(type)) commands.put(words[2], type.asSubclass(Command.class));
                }
            }
        }
        return commands;
    }

    private Command sample(Class<? extends Command> type) {
        // Nobody joins the market with a key that is not the registered one.
        if (type == MinerCommand.JoinMarket.class) return new MinerCommand.JoinMarket(alice.publicKey(), Credits.ZERO);
        return (Command) Samples.of(type, 7);
    }

    private static EntityId receiver(String name) {
        String type = name.substring(0, name.indexOf('.'));
        for (EntityType each : EntityType.values()) {
            if (each.word().equals(type)) return new EntityId(each, FROM_ENTITIES.contains(type) ? "main" : "alice");
        }
        return new EntityId(EntityType.TASK, "alice");
    }

    @Test
    void everyCommandIsForItsRolesAndForNobodyElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        var commands = commands();
        int cells = 0;
        for (var command : commands.entrySet()) {
            for (CallerRole role : CallerRole.values()) {
                String actor = AccessNodes.actor(role.word());
                Message.Outside outside = new Message.Outside(
                        new ParticipantId(actor.isEmpty() ? "cashier" : actor),
                        receiver(command.getKey()),
                        "matrix-" + cells,
                        Instant.now().plusSeconds(60),
                        sample(command.getValue()));
                String body = new RecordJson().toObject(outside).toString();
                Answered answered = nodes.send(
                        "POST", AccessNodes.at(nodes.first, "/v1/commands"), body, nodes.token(role.word(), actor));
                boolean may = CommandRules.roles(command.getValue()).contains(role);
                if (may ? answered.status() != 200 : answered.status() != 403) {
                    wrong.add(command.getKey() + " for " + role + ": " + answered);
                }
                cells++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(commands).hasSizeGreaterThan(60);
        assertThat(cells).isEqualTo(commands.size() * CallerRole.values().length);
    }

    @Test
    void whatIsSaidBetweenEntitiesIsNamedHereOneByOne() throws Exception {
        List<String> inner = new ArrayList<>();
        commands().forEach((name, type) -> {
            if (CommandRules.roles(type).isEmpty()) inner.add(name);
        });

        // A new command is for somebody outside, and stands in the table, or it stands here.
        assertThat(inner)
                .containsExactly(
                        "account.Receive",
                        "account.Transfer",
                        "account.TransferNotice",
                        "board.Announce",
                        "board.Retire",
                        "committee.Disband",
                        "committee.OrderSegments",
                        "committee.Recruit",
                        "committee.ReplaceMember",
                        "evaluation.Convene",
                        "evaluation.Dissolve",
                        "evaluation.Exclude",
                        "evaluation.MeasureModel",
                        "miner.Engage",
                        "miner.Rate",
                        "miner.Release",
                        "miner.Slash",
                        "payout.Settle",
                        "task.CommitteeElected",
                        "task.CommitteeFailed",
                        "task.ElectionBegan",
                        "task.EvaluatorReplaced",
                        "task.EvaluatorsDrawn",
                        "task.MeasurementFailed",
                        "task.MeasurementTaken",
                        "task.MemberLost",
                        "task.MemberReplaced",
                        "task.PayoutFinished",
                        "task.PayoutRefused",
                        "task.RoundVerified",
                        "task.SegmentsOrdered",
                        "task.VerificationFailed",
                        "task.VerifiersDrawn",
                        "verification.DissolveVerification",
                        "verification.ExcludeVerifier",
                        "verification.FindVerifiers",
                        "verification.VerifyRound");
    }
}

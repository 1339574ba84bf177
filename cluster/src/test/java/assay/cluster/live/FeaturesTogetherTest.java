package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent;
import assay.domain.committee.BallotRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.DrawEvent;
import assay.domain.committee.ElectionRule;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.Plan;
import assay.domain.payout.ValuingRules;
import assay.domain.task.AssignmentEvent.ResultScored;
import assay.domain.task.Campaign;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.UpdateRevealed;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.TrainingRules;
import assay.domain.training.UpdateRules;
import assay.domain.verification.VerificationRules;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.participant.Crowd;
import assay.participant.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that each ask for something else, at the same time on one node: all are completed, paid and can be re-derived. */
class FeaturesTogetherTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration UNHURRIED = Duration.ofSeconds(90);
    private static final Duration BRIEFLY = Duration.ofSeconds(5);
    private static final long WHOLE = 1_000_000;
    private static final int MINERS_OF_A_KIND = 5;
    private static final List<String> CAPABILITIES = List.of("shows-steps", "draws-lots", "sends-maps");

    private final Path directory;

    FeaturesTogetherTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void verifiedSealedResidualAndAssignedWorkIsDoneAndPaidSideBySide() throws Exception {
        EmbeddedCassandra cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        try {
            Node node = Node.start(NodeConfigFile.read(configuration(cassandra)));
            try {
                node.awaitReady();
                Client client = new Client(node.http().orElseThrow(), OperatorToken.in(directory));
                try (Crowd crowd = Outside.start(client, directory.resolve("outside"), people())) {
                    assertThat(crowd.size()).isEqualTo(people().size());
                    sideBySide(client);
                }
            } finally {
                node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
            }
        } finally {
            cassandra.kill();
        }
    }

    private static void sideBySide(Client client) throws Exception {
        awaitMembers(client);
        List<TaskRun> runs = new ArrayList<>();
        runs.add(TaskRun.open(() -> client, "verified", SmallTask.opening("verified", verified())));
        runs.add(TaskRun.open(() -> client, "sealed", SmallTask.opening("sealed", sealed())));
        runs.add(TaskRun.open(() -> client, "residual", SmallTask.opening("residual", residual())));
        runs.add(TaskRun.open(() -> client, "pictures", SmallTask.opening("pictures", pictures())));
        for (TaskRun run : runs) run.awaitCompleted();
        for (TaskRun run : runs) run.check();
        judge(client.journal());
    }

    /** Every feature has left its trace in the journal; otherwise it would not have been tried. */
    private static void judge(List<Entry<?>> journal) {
        assertThat(events(journal, "verified", BallotEvent.VoteRevealed.class)).isNotEmpty();
        assertThat(events(journal, "verified", RoundChecked.class))
                .isNotEmpty()
                .allSatisfy(checked -> assertThat(checked.refused()).isEmpty());
        Plan verified = plan(journal, "verified");
        assertThat(verified.lines()).anyMatch(line -> line.role().equals(Plan.VERIFIER));
        assertThat(verified.facts().contributions()).isNotEmpty();

        assertThat(events(journal, "sealed", DrawEvent.SeatsDrawn.class)).hasSize(1);
        assertThat(events(journal, "sealed", UpdateRevealed.class)).isNotEmpty();
        assertThat(plan(journal, "sealed").facts().contributions()).isNotEmpty();

        assertThat(events(journal, "residual", IterationsRecorded.class)).isNotEmpty();
        assertThat(events(journal, "pictures", ResultScored.class)).hasSize(4);
    }

    private static Plan plan(List<Entry<?>> journal, String task) {
        return events(journal, task, PlanMade.class).get(0).plan();
    }

    private static <E> List<E> events(List<Entry<?>> journal, String task, Class<E> type) {
        List<E> events = new ArrayList<>();
        for (Entry<?> entry : journal) {
            if (!entry.entity().name().equals(task) || entry.entity().type() == EntityType.ACCOUNT) continue;
            for (Object event : entry.events()) if (type.isInstance(event)) events.add(type.cast(event));
        }
        return events;
    }

    /** By sealed votes; parts of the training are done again; by what each update adds, after values at the edges are left out. */
    private static TaskSpec verified() {
        SlashingTable table = new SlashingTable(
                List.of(
                        new SlashingTable.Penalty(Offence.WRONG_RESULT, WHOLE),
                        new SlashingTable.Penalty(Offence.WRONG_PROOF, WHOLE),
                        new SlashingTable.Penalty(Offence.FALSE_ACCUSATION, WHOLE / 2),
                        new SlashingTable.Penalty(Offence.MISSED_FAULT, WHOLE / 2)),
                SlashingTable.MAX_FINDER_MICROS);
        VerificationRules checks = new VerificationRules(
                3,
                WHOLE / 2,
                1,
                5,
                0,
                WHOLE / 10,
                Credits.of(50),
                BRIEFLY,
                UNHURRIED,
                UNHURRIED,
                Duration.ofMinutes(5));
        return trained("shows-steps", 2)
                .with(committee(2, ElectionRule.SEALED, 80))
                .withAggregation("trimmed-mean")
                .with(checks)
                .with(table)
                .with(shapley(WHOLE / 20));
    }

    /** By lot; updates are sealed until the round has closed, and drawn in order; what lies closest together counts. */
    private static TaskSpec sealed() {
        TrainingRules usual = TrainingRules.unsaid();
        UpdateRules updates = new UpdateRules(true, UNHURRIED).with(UpdateRules.Order.DRAWN);
        SlashingTable table = new SlashingTable(List.of(new SlashingTable.Penalty(Offence.NO_REVEAL, WHOLE / 5)), 0);
        return trained("draws-lots", 2)
                .with(committee(3, ElectionRule.SORTITION, 20))
                .withAggregation("multi-krum")
                .with(usual.with(updates).with(usual.aggregation().withByzantine(0)))
                .with(table)
                .with(shapley(0));
    }

    /** Message maps of a few words, handed in while members train on. */
    private static TaskSpec residual() {
        TrainingRules usual = TrainingRules.unsaid();
        return trained("sends-maps", 2)
                .with(committee(2, ElectionRule.MINORITY, 20))
                .withAggregation(ResidualRules.STRATEGY)
                .with(usual.with(Protocol.ASYNC_RESIDUAL).with(new ResidualRules(300_000, 20)));
    }

    private static TaskSpec trained(String capability, int rounds) {
        return SmallTask.spec(TaskKind.TRAINING, rounds, 1)
                .with(Campaign.unsaid().withNeeds(List.of(capability)));
    }

    private static CommitteeRules committee(int minimum, String election, long stake) {
        return new CommitteeRules(
                minimum,
                3,
                Credits.of(stake),
                election,
                BRIEFLY,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                new BallotRules(Duration.ofSeconds(30), Duration.ofSeconds(30), 12));
    }

    private static PayRules shapley(long verifiersMicros) {
        return new PayRules(
                "shapley", 800_000, 100_000, UNHURRIED, verifiersMicros, 0, List.of(), ValuingRules.unsaid());
    }

    /** Four workers label pictures; evaluators score what comes in. */
    private static TaskSpec pictures() {
        Brief brief = new Brief(
                "Which animal does each picture show?",
                Optional.of(Media.IMAGE),
                List.of(
                        "ipfs://animals/1",
                        "ipfs://animals/2",
                        "ipfs://animals/3",
                        "ipfs://animals/4",
                        "ipfs://animals/5",
                        "ipfs://animals/6"),
                Optional.of(StorageKind.IPFS),
                "",
                List.of(),
                List.of("cat", "dog", "horse"),
                false,
                false);
        AssignmentRules assignment = new AssignmentRules(
                4,
                brief,
                new Wages(EscrowMode.PER_ASSIGNMENT, Credits.of(4)),
                new Judging(Validation.CUSTOM, Duration.ZERO, 300_000),
                UNHURRIED,
                false);
        return new TaskSpec(
                TaskKind.ANNOTATION,
                "which animal is it",
                Credits.of(20),
                Unused.RECIPE,
                Unused.DATA,
                0,
                0,
                0,
                0,
                Duration.ofMinutes(20),
                Duration.ZERO,
                Duration.ZERO,
                "",
                false,
                Unused.COMMITTEE,
                new EvaluationRules(3, 200_000, BRIEFLY, UNHURRIED, UNHURRIED),
                new PayRules("per-assignment", 800_000, 200_000, UNHURRIED),
                assignment,
                Campaign.unsaid(),
                TrainingRules.unsaid(),
                VerificationRules.unsaid(),
                SlashingTable.unsaid());
    }

    /** Registration is short, so that everybody must have arrived before a task is posted. */
    private static void awaitMembers(Client client) throws Exception {
        List<String> members = new ArrayList<>(List.of("verifier-1", "verifier-2", "verifier-3", "verifier-4"));
        for (String capability : CAPABILITIES) {
            for (int i = 1; i <= MINERS_OF_A_KIND; i++) members.add(capability + "-" + i);
        }
        for (String member : members) {
            Await.until(member + " is a member", PATIENCE, () -> client.ask("/v1/entities/miner/" + member)
                    .filter(entity -> entity.path("state").path("type").asText().equals("miner.Active")));
        }
    }

    private Path configuration(EmbeddedCassandra cassandra) throws Exception {
        return Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  %s
                }
                """
                        .formatted(
                                cassandra.contactPoint(),
                                directory.resolve("data"),
                                directory.resolve("content"),
                                OperatorToken.in(directory).setting()));
    }

    private static Population people() {
        List<Population.Miner> miners = new ArrayList<>();
        for (String capability : CAPABILITIES) {
            Profile profile = new Profile(List.of(capability), Preferences.unsaid());
            for (int i = 1; i <= MINERS_OF_A_KIND; i++) {
                miners.add(new Population.Miner(
                        new ParticipantId(capability + "-" + i),
                        Credits.of(100),
                        false,
                        Optional.empty(),
                        profile,
                        Optional.empty()));
            }
        }
        List<Population.Evaluator> evaluators = new ArrayList<>();
        List<Population.Verifier> verifiers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            evaluators.add(new Population.Evaluator(new ParticipantId("evaluator-" + i), Optional.empty()));
            verifiers.add(new Population.Verifier(new ParticipantId("verifier-" + i), Credits.of(50)));
        }
        var alice = new Population.Client(new ParticipantId("alice"));
        return new Population(miners, evaluators, List.of(alice), verifiers);
    }
}

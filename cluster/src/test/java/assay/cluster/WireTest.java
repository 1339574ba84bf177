package assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import assay.cluster.config.NodeConfigFile;
import assay.cluster.report.NodeReport;
import assay.cluster.report.ReporterCommand;
import assay.domain.MarketRules;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.journal.AssaySerializer;
import assay.journal.codec.Samples;
import assay.runtime.HostCommand;
import assay.runtime.Inspected;
import assay.runtime.WorkShown;
import assay.runtime.worker.DeskCommand;
import assay.runtime.worker.JobEnd;
import assay.runtime.worker.Offer;
import assay.runtime.worker.WorkerCommand;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.ConfigFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever nodes say to one another arrives as it was sent, under the configuration that nodes have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
    private static final int SAMPLES = 20;
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("assay");

    /** What goes to another node. A message that is in neither of these lists has to be put into one. */
    private static final List<Class<?>> TRAVELLING = List.of(
            HostCommand.Deliver.class,
            HostCommand.Tell.class,
            HostCommand.Look.class,
            HostCommand.Inspect.class,
            HostCommand.Retry.class,
            DeskCommand.Fetch.class,
            DeskCommand.Working.class,
            DeskCommand.Ended.class,
            WorkerCommand.Fetched.class,
            WorkerCommand.Gone.class,
            WorkerCommand.ResultTaken.class,
            ReporterCommand.Report.class);

    private static final List<Class<?>> STAYING = List.of(
            HostCommand.Stop.class,
            HostCommand.EpochClaimed.class,
            HostCommand.EpochNotClaimed.class,
            HostCommand.ClaimAgain.class,
            HostCommand.Certain.class,
            HostCommand.TimerFired.class,
            HostCommand.ResendFired.class,
            HostCommand.Unused.class,
            DeskCommand.Submit.class,
            DeskCommand.OfferWanted.class,
            DeskCommand.Tick.class,
            WorkerCommand.DesksFound.class,
            WorkerCommand.Offered.class,
            WorkerCommand.Worked.class,
            WorkerCommand.Tick.class,
            ReporterCommand.Collected.class);

    private final ActorTestKit kit;
    private final Serialization serialization;
    private final Map<Class<?>, Object> references;

    WireTest(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  cassandra.contact-point = "127.0.0.1:9042"
                  directories { data = data, content = content }
                }
                """);
        this.kit = ActorTestKit.create(ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(AkkaSettings.of(NodeConfigFile.read(file))));
        this.serialization = SerializationExtension.get(kit.system());
        this.references = Map.of(ActorRef.class, kit.createTestProbe().ref());
    }

    @AfterAll
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everyMessageBetweenNodesArrives() {
        for (Class<?> type : TRAVELLING) assertArrives(type);
        for (Class<?> type : List.of(Offer.class, WorkShown.class, NodeReport.class)) assertArrives(type);
        for (Class<?> type : Outcome.class.getPermittedSubclasses()) assertArrives(type);
    }

    @Test
    void aNewMessageIsKnownToTravelOrToStay() {
        List<Class<?>> all = Stream.of(HostCommand.class, DeskCommand.class, WorkerCommand.class, ReporterCommand.class)
                .flatMap(protocol -> Stream.of(protocol.getPermittedSubclasses()))
                .toList();

        assertThat(Stream.concat(TRAVELLING.stream(), STAYING.stream())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyCommandArrivesFromEntitiesAndFromOutside() {
        ParticipantId alice = new ParticipantId("alice");
        EntityId one = EntityId.parse("task/one");
        EntityId other = EntityId.parse("account/other");
        List<Class<?>> commands = kinds(Command.class);
        assertThat(commands).hasSizeGreaterThan(30);
        for (Class<?> type : commands) {
            Command command = (Command) sample(type, 1);
            assertArrives(new HostCommand.Deliver(new Message.Request(one, other, 1, command, "t")));
            Message.Outside outside = new Message.Outside(alice, other, "a-1", Instant.EPOCH, command);
            assertArrives(
                    new HostCommand.Tell(outside, kit.<Outcome>createTestProbe().ref()));
        }
    }

    @Test
    void everyRefusalArrives() {
        EntityId one = EntityId.parse("task/one");
        List<Class<?>> rejections = kinds(Rejection.class);
        assertThat(rejections).hasSizeGreaterThan(30);
        for (Class<?> type : rejections) {
            Outcome refused = new Outcome.Refused((Rejection) sample(type, 1));
            assertArrives(refused);
            assertArrives(new HostCommand.Deliver(new Message.Reply(one, one, 1, refused)));
        }
    }

    @Test
    void everyKindOfWorkAndEveryJobAndItsEndArrives() {
        ActorRef<DeskCommand> desk = kit.<DeskCommand>createTestProbe().ref();
        ActorRef<WorkerCommand> worker = kit.<WorkerCommand>createTestProbe().ref();
        for (Class<?> type : Work.class.getPermittedSubclasses()) {
            assertArrives(new WorkShown(List.of((Work) sample(type, 1))));
        }
        for (Class<?> type : Job.class.getPermittedSubclasses()) {
            assertArrives(new WorkerCommand.Fetched(desk, 1, (Job) sample(type, 1)));
        }
        for (Class<?> type : JobResult.class.getPermittedSubclasses()) {
            assertArrives(new DeskCommand.Ended(1, new JobEnd.Done((JobResult) sample(type, 1)), worker));
        }
        for (JobFailed.Fault fault : JobFailed.Fault.values()) {
            assertArrives(new DeskCommand.Ended(1, new JobEnd.NotDone(fault, "s", "m"), worker));
        }
    }

    @Test
    void everyStateIsShownToWhoeverInspects() {
        for (Entity<?, ?> rules : MarketRules.all()) {
            EntityId id = new EntityId(rules.type(), "one");
            List<Class<?>> states = phases(stateOf(rules));
            assertThat(states).isNotEmpty();
            for (Class<?> state : states) {
                for (long seed = 1; seed <= SAMPLES; seed++) {
                    assertArrives(new Inspected(id, 1, Instant.EPOCH, 0, sample(state, seed), Optional.empty()));
                }
            }
        }
    }

    private static Class<?> stateOf(Entity<?, ?> rules) {
        for (Type implemented : rules.getClass().getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType of && of.getRawType() == Entity.class) {
                return (Class<?>) of.getActualTypeArguments()[0];
            }
        }
        throw new AssertionError(rules.getClass() + " does not say what its state is");
    }

    private static List<Class<?>> phases(Class<?> state) {
        if (state.isRecord()) return List.of(state);
        List<Class<?>> phases = new ArrayList<>();
        for (Class<?> permitted : state.getPermittedSubclasses()) phases.addAll(phases(permitted));
        return phases;
    }

    /** All records of this kind, wherever they are. */
    private static List<Class<?>> kinds(Class<?> kind) {
        List<Class<?>> kinds = new ArrayList<>();
        for (JavaClass found : OURS) {
            // Participants are no nodes: what they make of an answer over HTTP travels no further.
            boolean ours = !found.getPackageName().startsWith("assay.participant");
            if (ours && found.isRecord() && found.isAssignableTo(kind)) kinds.add(found.reflect());
        }
        return kinds;
    }

    private Object sample(Class<?> type, long seed) {
        return Samples.of(type, seed, references);
    }

    private void assertArrives(Class<?> type) {
        for (long seed = 1; seed <= SAMPLES; seed++) assertArrives(sample(type, seed));
    }

    private void assertArrives(Object message) {
        SerializerWithStringManifest serializer =
                (SerializerWithStringManifest) serialization.findSerializerFor(message);
        assertThat(serializer).isInstanceOf(AssaySerializer.class);
        byte[] bytes = serialization.serialize(message).get();
        Object arrived = serialization
                .deserialize(bytes, serializer.identifier(), serializer.manifest(message))
                .get();
        assertThat(arrived).isEqualTo(message);
    }
}

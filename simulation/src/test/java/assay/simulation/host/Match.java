package assay.simulation.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.simulation.Markets;
import assay.simulation.Swarm;
import assay.simulation.invariant.MessagesBounded;
import assay.simulation.invariant.NumbersContiguous;
import assay.simulation.invariant.Watch;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A match between Ann and Bob, who serve each other some balls over a bad network. */
final class Match {
    static final int BALLS = 12;

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private final Timeline timeline = new Timeline();
    private final VirtualHost host;
    private final Player player = new Player();
    private final Watch watch;
    private final List<String> journal = new ArrayList<>();
    private final Conditions conditions;

    Match(long seed, Network network, Faults faults, Discipline discipline) {
        conditions = new Conditions(seed, network, faults, timeline);
        Wire wire = new Wire(conditions);
        host = new VirtualHost(List.of(player), conditions, wire, this::stored, Witness.NOBODY, discipline);
        watch = new Watch(List.of(new NumbersContiguous(), new MessagesBounded(() -> host.messages())));
    }

    private void stored(Entry<?> entry) {
        watch.accept(entry);
        journal.add(entry.toString());
    }

    /** A network and crashes such as no product ever sees, for one minute. */
    static Match stormy(long seed, Discipline discipline) {
        Network network = new Network(Duration.ofMillis(200), Duration.ofMillis(200), 150_000, 150_000);
        Faults faults = new Faults(50_000, 50_000, 50_000, Duration.ofMillis(1_500), Duration.ofMinutes(1));
        return new Match(seed, network, faults, discipline);
    }

    /** What a swarm draws for this seed, for a minute. */
    static Match swarm(long seed, Discipline discipline) {
        Scenario drawn = Swarm.draw(Markets.training(seed).withFaults(Faults.NONE.until(Duration.ofMinutes(1))), seed);
        return new Match(seed, drawn.network(), drawn.faults(), discipline);
    }

    static Match calm(Discipline discipline) {
        return new Match(1, Network.CALM, Faults.NONE, discipline);
    }

    /** Serves from both sides, insisting until the command is taken. */
    Match start() {
        serve(Player.ANN, Player.BOB, 0);
        serve(Player.BOB, Player.ANN, 0);
        return this;
    }

    private void serve(EntityId at, EntityId to, long attempt) {
        Message.Outside command = new Message.Outside(
                new ParticipantId("umpire"),
                at,
                "serve",
                Timeline.START.plusSeconds(600),
                new Player.Play.Serve(to, BALLS));
        Address here = Address.of(at);
        boolean[] taken = new boolean[1];
        timeline.schedule(
                attempt * SECOND,
                here,
                Kind.OUTSIDE,
                here,
                attempt,
                0,
                () -> host.receive(command, yes -> taken[0] = true));
        timeline.schedule(attempt * SECOND + 1, here, Kind.OUTSIDE, here, attempt, 1, () -> {
            if (!taken[0]) serve(at, to, attempt + 1);
        });
    }

    Match until(Duration time) {
        timeline.runUntil(time.toNanos() / 1_000);
        return this;
    }

    Match crashAll() {
        host.crashAll(SECOND);
        return this;
    }

    /** Plays on until nothing happens any more; everything must have happened exactly once, and in order. */
    Match mustEndWell() {
        timeline.runUntil(HOUR);
        List<Integer> returned =
                IntStream.rangeClosed(1, BALLS).filter(b -> b % 5 != 0).boxed().toList();
        List<Integer> out =
                IntStream.rangeClosed(1, BALLS).filter(b -> b % 5 == 0).boxed().toList();
        for (String name : List.of("ann", "bob")) {
            Player.Score score = host.state(player, name).orElseThrow();
            assertThat(score).isEqualTo(new Player.Score(name, returned, returned, out));
        }
        assertThat(host.isQuiet()).isTrue();
        watch.now();
        return this;
    }

    List<String> journal() {
        return journal;
    }

    long crashes() {
        return conditions.struck().crashes();
    }

    Struck struck() {
        return conditions.struck();
    }

    long messages() {
        return host.messages();
    }
}

package assay.simulation.electorate;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.Listing;
import assay.domain.committee.Committee;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.CommitteeEntity;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeRules;
import assay.domain.election.MinorityRule;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.domain.participant.Action;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.simulation.host.Mix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The committee entity, asked by honest policies, and the flat electorate with the same coins elect the same members. */
class CommitteeAgreesTest {
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Test
    void the_committee_of_entities_and_the_flat_electorate_elect_the_same_members() {
        int compared = 0;
        int drawn = 0;
        int failed = 0;
        for (long seed = 1; seed <= 300; seed++) {
            int candidates = (int) Mix.between(Mix.of(seed, 1), 8, 64);
            MinorityRule rule = new MinorityRule(3, (int) Mix.between(Mix.of(seed, 2), 3, 7));
            Entities entities = new Entities(seed, rule, candidates);
            List<ParticipantId> elected = entities.elect();
            if (elected.isEmpty()) failed++;
            Recorded recorded = new Recorded(entities.votes, entities.silent);
            Electorate flat = new Electorate(rule, Blocs.honest(candidates), Links.SOUND, seed);
            for (Election election : List.of(
                    new Count(flat, recorded, Electorate.UNHEARD).run(),
                    new Exchange(flat, recorded, Electorate.UNHEARD).run())) {
                assertThat(election.cycles()).as("seed %d", seed).isEqualTo(entities.cycles);
                assertThat(election.drawn()).isEqualTo(entities.drawn);
                // Each has its own beacon for lots; all before it is the same.
                if (election.drawn()) drawn++;
                else assertThat(names(election)).as("seed %d", seed).isEqualTo(elected);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(600);
        assertThat(failed).as("elections that too few took part in").isBetween(1, 150);
        assertThat(compared - drawn).as("compared down to the members").isGreaterThan(300);
    }

    private static List<ParticipantId> names(Election election) {
        return election.members().stream().map(CommitteeAgreesTest::miner).toList();
    }

    private static ParticipantId miner(int number) {
        return new ParticipantId(String.format("m%04d", number));
    }

    /** The coins that the policies tossed, and who did not vote. */
    private static final class Recorded extends Chance {
        private final Map<Integer, Long> votes;
        private final Map<Integer, Long> silent;
        private int cycle;

        Recorded(Map<Integer, Long> votes, Map<Integer, Long> silent) {
            super(0, Links.SOUND);
            this.votes = votes;
            this.silent = silent;
        }

        @Override
        void cycle(int number) {
            super.cycle(number);
            cycle = number;
        }

        @Override
        long coins(int word) {
            return votes.getOrDefault(cycle, 0L);
        }

        @Override
        long heard(int word, long among) {
            return among & ~silent.getOrDefault(cycle, 0L);
        }

        @Override
        boolean answerLost(int candidate) {
            return (silent.getOrDefault(cycle, 0L) >>> candidate & 1) == 1;
        }
    }

    /** One committee and its candidates, up to 64. */
    private static final class Entities {
        private final CommitteeEntity entity = new CommitteeEntity();
        private final List<HonestMiner> policies = new ArrayList<>();
        private final Map<Integer, Long> votes = new TreeMap<>();
        private final Map<Integer, Long> silent = new TreeMap<>();
        private final List<MinorityRule.Cycle> cycles = new ArrayList<>();
        private final long seed;
        private final MinorityRule rule;
        private boolean drawn;
        private Committee state = entity.initial("t-1");
        private Instant now = START;

        Entities(long seed, MinorityRule rule, int candidates) {
            this.seed = seed;
            this.rule = rule;
            for (int i = 0; i < candidates; i++) {
                policies.add(new HonestMiner("secret-" + seed + "-" + i, "m" + i + ":1", true, Optional.empty()));
            }
        }

        /** The members; nobody when the election failed. */
        List<ParticipantId> elect() {
            Listing listing =
                    new Listing(TASK, new ParticipantId("client"), "Digits", "training", Credits.of(1), Credits.of(1));
            CommitteeRules rules = new CommitteeRules(
                    rule.minimum(), rule.maximum(), Credits.of(1), "minority", WINDOW, WINDOW, WINDOW, WINDOW, WINDOW);
            Instant deadline = START.plus(Duration.ofDays(1));
            decide(new CommitteeCommand.Recruit(listing, rules, false, deadline), new Origin.FromEntity(TASK));
            for (int i = 0; i < policies.size(); i++) act(i);
            for (int i = 0; i < policies.size(); i++) {
                EntityId by = new EntityId(EntityType.MINER, miner(i).name());
                Command engage = new MinerCommand.Engage(TASK, Credits.of(1));
                apply(entity.answered(state, by, engage, Outcome.DONE, now));
            }
            timeOver();
            while (state instanceof Committee.Electing electing) cycle(electing.cycle());
            return state instanceof Committee.Pinging pinging
                    ? pinging.members().keys()
                    : List.of();
        }

        /** Everybody is asked; one in ten does not answer. */
        private void cycle(int cycle) {
            for (int i = 0; i < policies.size(); i++) {
                boolean stays = Mix.chance(Mix.of(Mix.of(seed, cycle), i), 100_000);
                if (stays) silent.merge(cycle, 1L << i, (one, other) -> one | other);
                else act(i);
            }
            if (state instanceof Committee.Electing electing && electing.cycle() == cycle) timeOver();
        }

        private void timeOver() {
            now = entity.wakeAt(state).orElseThrow();
            apply(entity.wake(state, now));
        }

        private void act(int number) {
            for (Work work : entity.work(state, miner(number), now)) {
                Sight sight = new Sight.Offered(work);
                Action action = policies.get(number).respond(sight, now).action();
                Command command = ((Action.Submit) action).command();
                if (command instanceof CommitteeCommand.CastVote cast) toss(cast.cycle(), number, cast.vote());
                if (command instanceof CommitteeCommand.Register register) toss(1, number, register.vote());
                decide(command, new Origin.FromParticipant(miner(number)));
            }
        }

        private void toss(int cycle, int number, int vote) {
            votes.merge(cycle, (long) vote << number, (one, other) -> one | other);
        }

        private void decide(Command command, Origin from) {
            Decision<CommitteeEvent> decision = entity.decide(state, command, from, now);
            apply(((Decision.Accepted<CommitteeEvent>) decision).events());
        }

        private void apply(List<CommitteeEvent> events) {
            for (CommitteeEvent event : events) {
                state = event.applyTo(state);
                if (event instanceof CommitteeEvent.MembersDrawn) drawn = true;
                if (event instanceof CommitteeEvent.CycleCounted counted) cycles.add(counted(counted));
            }
        }

        private static MinorityRule.Cycle counted(CommitteeEvent.CycleCounted event) {
            return new MinorityRule.Cycle(
                    event.kind(), event.zeros(), event.ones(), event.silent().size(), event.survivors());
        }
    }
}

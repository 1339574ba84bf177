package assay.domain.committee;

import static assay.domain.kit.Story.START;
import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.Listing;
import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.Committee.Seated;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.entity.Sha256;
import assay.domain.kit.Story;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.domain.participant.Candidacy;
import assay.domain.participant.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whole lives of committees, with chance in the place of miners: from one seed each. */
class CommitteeLifeTest {
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Origin FROM_TASK = entity("task/t-1");
    private static final Outcome BUSY = new Outcome.Refused(new NotNow(TASK, "Engage", "busy"));

    @Test
    void everyCommitteeEndsWithinItsBoundsAndLeavesNobodyBound() {
        int seated = 0;
        for (long seed = 0; seed < 300; seed++) {
            Life life = new Life(seed);
            life.live();
            if (life.wasSeated) seated++;
            assertThat(life.bound).as("still bound, seed " + seed).isEmpty();
        }
        assertThat(seated).as("committees that came about").isGreaterThan(100);
    }

    private static final class Life {
        private final SplittableRandom random;
        private final List<ParticipantId> miners = new ArrayList<>();
        private final Set<String> bound = new TreeSet<>();
        private final double diligence;
        private final int minimum;
        private final int maximum;
        private final long seed;
        private final String election;
        private Story<Committee, CommitteeEvent> story = given(new CommitteeEntity(() -> ElectionStories.VRF), "t-1");
        private boolean wasSeated;

        Life(long seed) {
            this.seed = seed;
            election = ElectionRule.ALL.get((int) (seed % 3));
            random = new SplittableRandom(seed);
            minimum = 1 + random.nextInt(4);
            maximum = minimum + random.nextInt(4);
            diligence = random.nextBoolean() ? 1 : 0.9;
            int count = 1 + random.nextInt(25);
            for (int i = 0; i < count; i++) miners.add(new ParticipantId("m" + i));
        }

        void live() {
            Listing listing =
                    new Listing(TASK, new ParticipantId("client"), "Digits", "training", Credits.of(1), Credits.of(1));
            Duration window = Duration.ofSeconds(10);
            CommitteeRules rules = new CommitteeRules(
                    minimum, maximum, Credits.of(1), election, window, window, window, window, window);
            tell(new CommitteeCommand.Recruit(listing, rules, false, START.plusSeconds(100)), FROM_TASK);
            for (int turn = 0; !isOver(); turn++) {
                assertThat(turn).as("turns, seed " + seed).isLessThan(200);
                everybodyActs();
                if (story.state() instanceof Committee.Elected elected) {
                    checkSeats(elected);
                    tell(new CommitteeCommand.OrderSegments(List.of("a", "b", "c", "d")), FROM_TASK);
                } else if (isTimed()) {
                    story = story.whenWoken();
                    deliver();
                }
            }
            for (int i = 0; i < 3 && story.state() instanceof Seated now; i++) {
                tell(new CommitteeCommand.ReplaceMember(now.roster().seats().get(0)), FROM_TASK);
            }
            tell(new CommitteeCommand.Disband(), FROM_TASK);
        }

        private boolean isOver() {
            return story.state() instanceof Committee.Working || story.state() instanceof Committee.Failed;
        }

        private boolean isTimed() {
            return new CommitteeEntity().wakeAt(story.state()).isPresent();
        }

        private void checkSeats(Committee.Elected elected) {
            wasSeated = true;
            assertThat(elected.roster().seats())
                    .as("seed " + seed)
                    .hasSizeBetween(minimum, maximum)
                    .doesNotHaveDuplicates();
            assertThat(bound)
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(elected.roster().seats().stream()
                            .map(ParticipantId::name)
                            .toList());
        }

        private void everybodyActs() {
            for (ParticipantId miner : miners) {
                if (random.nextDouble() >= diligence) continue;
                for (Work work : new CommitteeEntity().work(story.state(), miner, story.now())) {
                    tell(answer(work, miner), new Origin.FromParticipant(miner));
                }
            }
        }

        private Command answer(Work work, ParticipantId miner) {
            if (work instanceof Work.Vote vote) return new CommitteeCommand.CastVote(vote.cycle(), random.nextInt(2));
            if (work instanceof Work.MeasurePeers measure) {
                return new CommitteeCommand.ReportPings(measure.peers().stream()
                        .map(peer -> new Ping(peer.participant(), random.nextInt(100)))
                        .toList());
            }
            if (work instanceof Work.RankSegments rank) {
                List<String> order = new ArrayList<>(rank.hashes());
                Collections.rotate(order, random.nextInt(4));
                return new CommitteeCommand.SubmitRanking(order);
            }
            return inOtherElections(work, miner);
        }

        private Command inOtherElections(Work work, ParticipantId miner) {
            Candidacy candidacy = new Candidacy(miner.name(), Credits.of(1));
            if (work instanceof Work.SealVote vote) {
                return new CommitteeCommand.CommitVote(
                        vote.cycle(),
                        Candidacy.commitment(miner.name(), vote.at(), miner, vote.cycle(), vote(miner, vote.cycle())));
            }
            if (work instanceof Work.RevealVote vote) {
                String nonce = Candidacy.nonce(candidacy.secret(), vote.at(), vote.cycle());
                return new CommitteeCommand.RevealVote(vote.cycle(), vote(miner, vote.cycle()), nonce);
            }
            if (work instanceof Work.ProveLots prove) {
                return new CommitteeCommand.ProveLots(
                        prove.attempt(), ElectionStories.VRF.prove(miner.name(), prove.seed()));
            }
            int vote = election.equals(ElectionRule.MINORITY) ? random.nextInt(2) : 0;
            return new CommitteeCommand.Register(true, miner + ":1", vote, ticket(work, miner));
        }

        private Ticket ticket(Work work, ParticipantId miner) {
            if (election.equals(ElectionRule.MINORITY)) return Ticket.unsaid();
            if (election.equals(ElectionRule.SORTITION)) {
                return ElectionStories.lots(miner.name(), 1 + random.nextInt(3)).ticket();
            }
            return Ticket.sealed(Candidacy.commitment(miner.name(), work.at(), miner, 1, vote(miner, 1)));
        }

        private int vote(ParticipantId miner, int cycle) {
            return Sha256.of("coin")
                            .with(seed)
                            .with(miner.name())
                            .with(cycle)
                            .hex()
                            .charAt(0)
                    & 1;
        }

        private void tell(Command command, Origin from) {
            story = story.when(command, from);
            deliver();
        }

        /** Answers what the committee sends, as miners do: in order, refusing now and then. Some are slow to register. */
        private void deliver() {
            boolean slow = story.state() instanceof Recruiting && random.nextInt(10) == 0;
            while (!slow && !story.unanswered().isEmpty()) {
                Send send = story.unanswered().get(0);
                boolean refused = false;
                if (send.command() instanceof MinerCommand.Engage) {
                    refused = random.nextInt(8) == 0;
                    if (!refused)
                        assertThat(bound.add(send.to().name()))
                                .as("engaged twice")
                                .isTrue();
                } else if (send.command() instanceof MinerCommand.Release) {
                    bound.remove(send.to().name());
                }
                story = story.whenAnswered(send.to(), refused ? BUSY : Outcome.DONE);
            }
        }
    }
}

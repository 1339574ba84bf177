package assay.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two messages of a member, of five and of four iterations, of which every second state is kept. */
class ClaimTest {
    private static final int LENGTH = 2;
    private static final String NONCE = StateTree.sealing("the round's");
    private static final List<WeightedUpdate> LOG = List.of(
            new WeightedUpdate(new Cid("cats-1"), 10),
            new WeightedUpdate(new Cid("dans-1"), 20),
            new WeightedUpdate(new Cid("cats-2"), 30),
            new WeightedUpdate(new Cid("bobs-1"), 40));
    private static final List<Cid> FIRST = states("base", "a", "b", "s-1");
    private static final List<Cid> SECOND = states("s-1", "c", "s-2");
    private static final Message ONE =
            new Message(0, 0, 0, true, Optional.empty(), new Cid("s-1"), 10, said(5, FIRST, 10));
    private static final Message TWO =
            new Message(2, 0, 2, false, Optional.of(new Cid("s-1")), new Cid("s-2"), 15, said(4, SECOND, 15));
    private static final Claim CLAIM = new Claim(
            new ParticipantId("cat"),
            new Job.Train(
                    new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 16, 1),
                    new Cid("base"),
                    List.of(new Segment("a", new Cid("at-a"))),
                    7),
            new Cid("cats-2"),
            TWO.transcript(),
            List.of(ONE, TWO),
            Optional.of(new ResidualRules(120_000, 9, 5, 50)));

    private static List<Cid> states(String... names) {
        List<Cid> states = new ArrayList<>();
        for (String name : names) states.add(new Cid(name));
        return states;
    }

    private static Transcript said(int steps, List<Cid> states, int first) {
        return new Transcript(steps, StateTree.root(states, NONCE, first), StateTree.sealing(NONCE), "kernel");
    }

    @Test
    void stretchesOfMessagesAreCountedOneAfterTheOther() {
        assertThat(CLAIM.stretches(LENGTH)).isEqualTo(5);
        Stretch third = CLAIM.stretch(2, LENGTH);
        assertThat(third.message()).contains(ONE);
        assertThat(List.of(third.from(), third.to())).containsExactly(4, 5);
        assertThat(third.isLast()).isTrue();
        Stretch fourth = CLAIM.stretch(3, LENGTH);
        assertThat(fourth.message()).contains(TWO);
        assertThat(List.of(fourth.from(), fourth.to())).containsExactly(0, 2);
        assertThat(fourth.start()).isEqualTo(new Cid("s-1"));
    }

    @Test
    void aFaultIsPlantedOnlyInsideAMessage() {
        List<Boolean> room = new ArrayList<>();
        for (int i = 0; i < 5; i++) room.add(CLAIM.stretch(i, LENGTH).hasRoomForFault());
        assertThat(room).containsExactly(true, true, false, true, false);
    }

    @Test
    void statesInsideAMessageOpenUnderSaltsOfTheirOwn() {
        Stretch second = CLAIM.stretch(1, LENGTH);
        String leaf = StateTree.leaf(1, FIRST.get(1), second.salt(NONCE, 1));
        String root = second.transcript().root();
        List<String> proof = StateTree.proof(FIRST, NONCE, 10, 1);
        assertThat(StateTree.holds(root, leaf, 1, second.states(), proof)).isTrue();
        assertThat(second.salt(NONCE, 1)).isNotEqualTo(CLAIM.stretch(3, LENGTH).salt(NONCE, 1));
    }

    @Test
    void whatIsDoneAgainNamesWhatOthersHadSentButNotOnesOwn() {
        Job.ReRun part = CLAIM.part(CLAIM.stretch(3, LENGTH), 0, 2, new Cid("s-1"), new Cid("c"), LOG);
        Job.Handed handed = part.handed().orElseThrow();
        assertThat(handed.maps()).isEqualTo(LOG.get(2));
        Job.Iterate again = handed.part(0, 2, new Cid("s-1"));
        assertThat(again.peers()).containsExactly(LOG.get(1));
        assertThat(again.first()).isEqualTo(15);
        assertThat(again.fresh()).isFalse();
        Job.Iterate later = handed.part(2, 4, new Cid("c"));
        assertThat(later.peers()).isEmpty();
        assertThat(later.state()).contains(new Cid("c"));
        assertThat(later.first()).isEqualTo(17);
    }

    @Test
    void onlyMessagesThatAreAskedAboutAreRecalled() {
        Sample of = new Sample(0, CLAIM.solver(), 4, List.of(new ParticipantId("val")), false);
        List<DrawnMessage> drawn = CLAIM.drawn(List.of(of), LENGTH, LOG);
        assertThat(drawn).hasSize(1);
        assertThat(drawn.get(0).offset()).isEqualTo(3);
        assertThat(drawn.get(0).has(of)).isTrue();
    }
}

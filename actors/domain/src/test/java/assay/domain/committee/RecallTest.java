package assay.domain.committee;

import static assay.domain.committee.ElectionStories.asked;
import static assay.domain.committee.ElectionStories.counted;
import static assay.domain.committee.ElectionStories.miner;
import static assay.domain.committee.ElectionStories.recalling;
import static assay.domain.committee.ElectionStories.refused;
import static assay.domain.committee.ElectionStories.returned;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeCommand.CommitVote;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.RecallEvent.BenchRecalled;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
    @Test
    void whenTooFewHaveVotedTheOutvotedAreAskedBackInTheOrderOfSuccession() {
        var story = recalling();
        List<ParticipantId> called = asked(story);
        assertThat(called).hasSize(3).allMatch(who -> who.name().compareTo("m07") < 0);
        assertThat(story.events()).last().isEqualTo(new BenchRecalled(called));
        for (ParticipantId who : called) story = returned(story, who);
        assertThat(story.events()).last().isInstanceOf(MembersChosen.class);
        assertThat(((Committee.Pinging) story.state()).members().keys()).containsExactlyInAnyOrderElementsOf(called);
        assertThat(((Committee.Pinging) story.state()).members().values())
                .allMatch(endpoint -> endpoint.endsWith(":1"));
    }

    @Test
    void onlyAsManyAreAskedAsAreMissing() {
        var story = counted(0)
                .when(new CommitVote(2, ElectionStories.commitment("m07", 2, 1)), participant("m07"))
                .whenWoken()
                .when(ElectionStories.reveal("m07", 2, 1), participant("m07"));
        assertThat(asked(story)).hasSize(2);
    }

    @Test
    void theNextIsAskedForOneThatCannotCome() {
        var story = recalling();
        List<ParticipantId> called = asked(story);
        story = refused(story, called.get(0));
        assertThat(asked(story)).hasSize(3).doesNotContain(called.get(0));
    }

    @Test
    void whenNobodyIsLeftToAskTheElectionFailsAndLetsGoWhoHasComeBack() {
        var story = recalling();
        ParticipantId first = asked(story).get(0);
        story = returned(story, first);
        List<ParticipantId> tried = new ArrayList<>();
        while (story.state() instanceof Committee.Recalling now) {
            tried.add(now.asked().get(0));
            story = refused(story, now.asked().get(0));
        }
        assertThat(tried).hasSize(6).doesNotHaveDuplicates();
        assertThat(story.events())
                .last()
                .isEqualTo(new CommitteeFailed("only 1 of at least 3 candidates voted in cycle 2", List.of(first)));
        assertThat(story.sends()).anyMatch(send -> send.to().equals(miner(first.name())));
    }
}

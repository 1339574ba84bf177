package assay.domain.participant;

import assay.domain.committee.Peer;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.training.Job;
import java.time.Instant;
import java.util.List;

/** What a participant does about a piece of work. */
public sealed interface Action {
    /** Answer with this command; the work is then done. */
    record Submit(Command command) implements Action {}

    /**
     * Have the mathematics done.
     *
     * @param own whether it must happen in the participant's own process, because private data goes in
     */
    record Compute(Job job, boolean own) implements Action {}

    /** Measure the round trips to these peers. */
    record Probe(List<Peer> peers) implements Action {
        public Probe {
            peers = List.copyOf(peers);
        }
    }

    /** Look at what is public about {@code at}: votes, updates and plans stand in the journal for everybody. */
    record Look(EntityId at) implements Action {}

    /**
     * Give {@code to} this command, asked for or not, and think about the work again at once, whatever comes of it.
     *
     * @param id unique for this participant, if it keeps to the rules
     * @param expires as the command says it
     */
    record Tell(EntityId to, String id, Instant expires, Command command) implements Action {}

    /** Do nothing before {@code until}, then think about the work again. */
    record Wait(Instant until) implements Action {}

    /** Leave this work alone. */
    record Pass() implements Action {}

    /** Try again the next time the work is shown. */
    record Later() implements Action {}
}

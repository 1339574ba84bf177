package assay.domain.participant;

import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one participant has taken up, so that work shown twice is done once. Kept in memory only: after a restart
 * everything open is taken up again, and the deterministic command ids make that safe.
 */
public final class Agenda {
    private final ParticipantId who;
    private final Set<Taken> taken = new TreeSet<>();

    private record Taken(EntityId at, String key) implements Comparable<Taken> {
        @Override
        public int compareTo(Taken other) {
            int order = key.compareTo(other.key);
            return order == 0 ? at.compareTo(other.at) : order;
        }
    }

    public Agenda(ParticipantId who) {
        this.who = who;
    }

    /** Of the work shown, what has not been taken up yet; it now is. */
    public List<Work> take(List<Work> shown) {
        List<Work> fresh = new ArrayList<>();
        for (Work work : shown) {
            if (taken.add(new Taken(work.at(), work.key()))) fresh.add(work);
        }
        return fresh;
    }

    /** Puts {@code work} back: it is taken up again the next time it is shown. */
    public void putBack(Work work) {
        taken.remove(new Taken(work.at(), work.key()));
    }

    /** The command that answers {@code work}: given twice, it has the same id, and counts once. */
    public Message.Outside answer(Work work, Command command) {
        return new Message.Outside(who, work.at(), id(work), work.closes(), command);
    }

    private String id(Work work) {
        return who + "/" + work.at() + "/" + work.key();
    }
}

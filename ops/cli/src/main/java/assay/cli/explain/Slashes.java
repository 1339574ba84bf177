package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent.Slashed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What somebody lost of its stake because of a task. */
final class Slashes {
    private Slashes() {}

    static List<Because> of(Trail trail, ParticipantId who) throws InterruptedException {
        List<Because> because = new ArrayList<>();
        EntityId task = trail.id(EntityType.TASK);
        for (Entry<?> entry : trail.entries(new EntityId(EntityType.MINER, who.name()))) {
            for (Object event : entry.events()) {
                if (event instanceof Slashed slashed && slashed.task().equals(task)) because.add(of(entry, slashed));
            }
        }
        return because;
    }

    private static Because of(Entry<?> entry, Slashed slashed) {
        String offence = slashed.offence().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String finder = slashed.finder()
                .map(who -> "; " + slashed.finders() + " of it went to " + who)
                .orElse("");
        String words =
                "lost " + slashed.amount() + " of its stake for " + offence + " (" + slashed.event() + ")" + finder;
        return Because.of(entry, words);
    }
}

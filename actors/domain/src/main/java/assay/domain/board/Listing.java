package assay.domain.board;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.reputation.StandingRules;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An open task as the notice board shows it: enough to decide whether to look closer.
 *
 * @param kind {@code training}, {@code contribution}, …
 * @param needs capabilities that a miner must have declared
 * @param filler whether nobody pays
 * @param reputation what is asked of a miner's reputation
 */
public record Listing(
        EntityId task,
        ParticipantId client,
        String title,
        String kind,
        Credits bounty,
        Credits stake,
        List<String> needs,
        boolean filler,
        StandingRules reputation) {
    public Listing {
        needs = List.copyOf(needs);
    }

    /** A paid task for everybody. */
    public Listing(EntityId task, ParticipantId client, String title, String kind, Credits bounty, Credits stake) {
        this(task, client, title, kind, bounty, stake, List.of(), false, StandingRules.unsaid());
    }

    /** What everything but names and texts takes at most. */
    private static final int FIXED_BYTES = 64;

    /** What is asked of a reputation takes so much more. */
    private static final int REPUTATION_BYTES = 16;

    /** What this takes at most on a board, in bytes: there it stands by its task's name, which counts twice. */
    int bytes() {
        int texts = 2 * task.name().length() + client.name().length() + kind.length();
        for (String need : needs) texts += 2 + need.length();
        if (reputation.kept()) texts += REPUTATION_BYTES;
        return FIXED_BYTES + texts + title.getBytes(StandardCharsets.UTF_8).length;
    }
}

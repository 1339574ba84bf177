package assay.domain.board;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.nio.charset.StandardCharsets;

/**
 * An open task as the notice board shows it: enough to decide whether to look closer.
 *
 * @param kind {@code training} or {@code contribution}
 */
public record Listing(EntityId task, ParticipantId client, String title, String kind, Credits bounty, Credits stake) {
    /** What everything but names and texts takes at most. */
    private static final int FIXED_BYTES = 48;

    /** What this takes at most on a board, in bytes: there it stands by its task's name, which counts twice. */
    int bytes() {
        int texts = 2 * task.name().length() + client.name().length() + kind.length();
        return FIXED_BYTES + texts + title.getBytes(StandardCharsets.UTF_8).length;
    }
}

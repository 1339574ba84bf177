package assay.simulation.host;

import assay.domain.entity.EntityId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those whom one incarnation deals with. Most deal with next to nobody: a few are found in an array, and only beyond that
 * by hash. Looked up, never walked.
 */
final class Peers {
    private static final int FEW = 4;
    private static final Peer[] NOBODY = {};

    private Peer[] few = NOBODY;
    private @Nullable Map<EntityId, Peer> many;

    /** What is known of one of them in this life. */
    static final class Peer {
        private final EntityId id;
        /** Where it lives, once somebody has looked it up. */
        @Nullable
        Resident<?, ?> resident;

        /** The highest number transmitted to it. */
        long transmitted;
        /** Its last answered request, and how often that was answered again. */
        long answered;

        long answeredAgain;
        /** When the request that it has not answered is to be sent again. */
        @Nullable
        Happening resend;

        Peer(EntityId id) {
            this.id = id;
        }

        /** Nearly every request is answered in time: nobody is looked up, out of cold memory, to find that out. */
        void callOff() {
            if (resend != null) resend.callOff();
            resend = null;
        }
    }

    Peer of(EntityId id) {
        for (Peer peer : few) if (peer.id.equals(id)) return peer;
        if (few.length == FEW) {
            if (many == null) many = new HashMap<>();
            return many.computeIfAbsent(id, Peer::new);
        }
        Peer peer = new Peer(id);
        few = Arrays.copyOf(few, few.length + 1);
        few[few.length - 1] = peer;
        return peer;
    }
}

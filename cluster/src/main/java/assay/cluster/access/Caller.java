package assay.cluster.access;

import assay.domain.entity.ParticipantId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever sent a request, once it is known who that is.
 *
 * @param name of the token or of the key; what limits are counted by, and what stands in logs
 * @param participant whom the caller acts for; empty for those who act for nobody in the market
 * @param everybody whether the caller may act for any participant: only where nobody is asked who they are
 */
public record Caller(String name, Set<CallerRole> roles, Optional<ParticipantId> participant, boolean everybody) {
    public Caller {
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Somebody in particular. */
    public Caller(String name, Set<CallerRole> roles, Optional<ParticipantId> participant) {
        this(name, roles, participant, false);
    }

    /** Whoever asks a node that asks nobody who they are. */
    static Caller anybody() {
        return new Caller("anybody", EnumSet.allOf(CallerRole.class), Optional.empty(), true);
    }

    /** Whether the caller has one of these roles. */
    public boolean isAny(Set<CallerRole> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** Whether the caller acts for {@code who}. */
    public boolean is(ParticipantId who) {
        return everybody || participant.filter(who::equals).isPresent();
    }
}

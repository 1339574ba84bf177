package assay.simulation.behaviour;

import assay.domain.money.Credits;
import assay.domain.participant.Policy;
import java.time.Duration;

/**
 * A seat, the honest policy for it, and the settings of another one.
 *
 * @param conduct what the settings belong to
 */
record Cast(Conduct conduct, Seat seat, Policy honest, Behaviour behaviour) {
    /** A {@code SHARE} or {@code NUMBER} in 10⁻⁶. */
    long micros(String setting) {
        return Setting.micros(text(setting)).orElseThrow();
    }

    long count(String setting) {
        return Setting.count(text(setting)).orElseThrow();
    }

    Credits credits(String setting) {
        return Credits.micros(micros(setting));
    }

    Duration duration(String setting) {
        return Setting.duration(text(setting)).orElseThrow();
    }

    /** A setting as it is written, or its usual value. */
    String text(String setting) {
        return behaviour
                .settings()
                .getOrDefault(setting, conduct.setting(setting).orElseThrow().usual());
    }
}

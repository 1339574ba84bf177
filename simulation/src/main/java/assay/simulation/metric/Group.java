package assay.simulation.metric;

import assay.simulation.behaviour.Conducts;
import assay.simulation.participant.Role;

/**
 * Participants of one kind in a scenario.
 *
 * @param name the prefix of their names; of a client its own
 * @param behaviour name of their policy
 * @param count how many they are
 * @param costMicros micro-credits that a second of computing costs each of them
 */
public record Group(String name, Role role, String behaviour, int count, long costMicros) {
    /** The behaviour that does as it was told. */
    public static final String HONEST = "honest";

    /** Whether its members do anything that they should not. */
    public boolean attacks() {
        Conducts conducts =
                switch (role) {
                    case CLIENT -> Conducts.CLIENTS;
                    case MINER -> Conducts.MINERS;
                    case EVALUATOR -> Conducts.EVALUATORS;
                    case VERIFIER -> Conducts.VERIFIERS;
                };
        return conducts.named(behaviour).filter(conduct -> !conduct.fair()).isPresent();
    }
}

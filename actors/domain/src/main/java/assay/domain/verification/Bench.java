package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.SlashingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The verifiers of one task.
 *
 * @param name of the task
 * @param excluded who may not verify: the client, all who train, and the evaluators
 * @param drawn the verifiers; empty while they enrol
 * @param chains per verifier, the last value shown of the hash chain that it committed to when it enrolled
 * @param lots per verifier that the committee's lots have seated, how many came up; empty where verifiers enrolled
 */
public record Bench(
        String name,
        VerificationRules rules,
        SlashingTable slashing,
        Instant deadline,
        List<ParticipantId> excluded,
        List<ParticipantId> drawn,
        PersistentMap<ParticipantId, String> chains,
        PersistentMap<ParticipantId, Integer> lots) {
    /** Verifiers enrol. */
    public Bench(
            String name,
            VerificationRules rules,
            SlashingTable slashing,
            Instant deadline,
            List<ParticipantId> excluded,
            List<ParticipantId> drawn,
            PersistentMap<ParticipantId, String> chains) {
        this(name, rules, slashing, deadline, excluded, drawn, chains, PersistentMap.empty());
    }

    public Bench {
        excluded = List.copyOf(excluded);
        drawn = List.copyOf(drawn);
    }

    /** Whether {@code who} was drawn and may still verify. */
    public boolean serves(ParticipantId who) {
        return drawn.contains(who) && !excluded.contains(who);
    }

    /** Whether the committee's lots have seated the verifiers: then they are bound to the task, as its members are. */
    boolean seatedByCommittee() {
        return !lots.isEmpty();
    }

    /** Everybody drawn who may still verify. */
    public List<ParticipantId> serving() {
        return drawn.stream().filter(this::serves).toList();
    }

    Bench of(List<ParticipantId> verifiers, PersistentMap<ParticipantId, String> anchors) {
        return new Bench(name, rules, slashing, deadline, excluded, verifiers, anchors, lots);
    }

    Bench excluding(ParticipantId who) {
        List<ParticipantId> all = new ArrayList<>(excluded);
        all.add(who);
        return new Bench(name, rules, slashing, deadline, all, drawn, chains, lots);
    }

    Bench shown(ParticipantId who, String seed) {
        return new Bench(name, rules, slashing, deadline, excluded, drawn, chains.with(who, seed), lots);
    }
}

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
 */
public record Bench(
        String name,
        VerificationRules rules,
        SlashingTable slashing,
        Instant deadline,
        List<ParticipantId> excluded,
        List<ParticipantId> drawn,
        PersistentMap<ParticipantId, String> chains) {
    public Bench {
        excluded = List.copyOf(excluded);
        drawn = List.copyOf(drawn);
    }

    /** Whether {@code who} was drawn and may still verify. */
    public boolean serves(ParticipantId who) {
        return drawn.contains(who) && !excluded.contains(who);
    }

    /** Everybody drawn who may still verify. */
    public List<ParticipantId> serving() {
        return drawn.stream().filter(this::serves).toList();
    }

    Bench of(List<ParticipantId> verifiers, PersistentMap<ParticipantId, String> anchors) {
        return new Bench(name, rules, slashing, deadline, excluded, verifiers, anchors);
    }

    Bench excluding(ParticipantId who) {
        List<ParticipantId> all = new ArrayList<>(excluded);
        all.add(who);
        return new Bench(name, rules, slashing, deadline, all, drawn, chains);
    }

    Bench shown(ParticipantId who, String seed) {
        return new Bench(name, rules, slashing, deadline, excluded, drawn, chains.with(who, seed));
    }
}

package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.SlashingTable;
import assay.domain.training.WeightedUpdate;
import java.time.Instant;
import java.util.List;

/** What a verification can be asked. Its name is that of its task. */
public sealed interface VerificationCommand extends Command {
    /**
     * From the task: find verifiers, none of them in {@code excluded} (the client, all who train, the evaluators). Where
     * the committee's lots have {@code seated} verifiers, it is these, and nobody enrols.
     */
    record FindVerifiers(
            VerificationRules rules,
            SlashingTable slashing,
            List<ParticipantId> excluded,
            Instant deadline,
            List<VerifierSeat> seated)
            implements VerificationCommand {
        /** Verifiers enrol. */
        public FindVerifiers(
                VerificationRules rules, SlashingTable slashing, List<ParticipantId> excluded, Instant deadline) {
            this(rules, slashing, excluded, deadline, List.of());
        }

        public FindVerifiers {
            seated = List.copyOf(seated);
            excluded = List.copyOf(excluded);
        }
    }

    /** From a verifier: be available; {@code anchor} is the end of its {@link SeedChain}. */
    record EnrolVerifier(String anchor) implements VerificationCommand {}

    /**
     * From the task: these updates are in, check them. One round at a time. Where iterations are checked, {@code log} are
     * all messages of the round, in the order recorded.
     */
    record VerifyRound(int round, List<Claim> claims, List<WeightedUpdate> log) implements VerificationCommand {
        public VerifyRound {
            claims = List.copyOf(claims);
            log = List.copyOf(log);
        }

        /** Of updates. */
        public VerifyRound(int round, List<Claim> claims) {
            this(round, claims, List.of());
        }
    }

    /** From a drawn verifier: its next part of the beacon. */
    record GiveSeed(int round, String seed) implements VerificationCommand {}

    /** From a solver: the stretches asked for. */
    record OpenSamples(int round, List<Opening> openings) implements VerificationCommand {
        public OpenSamples {
            openings = List.copyOf(openings);
        }
    }

    /** From a verifier: the commitment {@link Verdicts#commitment} to its verdicts. */
    record CommitVerdicts(int round, String commitment) implements VerificationCommand {}

    /** From a verifier that committed: its verdicts, in the order of its samples, and the salt. */
    record RevealVerdicts(int round, List<Verdict> verdicts, String salt) implements VerificationCommand {
        public RevealVerdicts {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** From a solver, after the verdicts: the nonce of its transcript, and what it had committed to. */
    record Unseal(int round, String nonce, List<Truth> truths) implements VerificationCommand {
        public Unseal {
            truths = List.copyOf(truths);
        }
    }

    /** From the solver in a dispute: the state before batch {@code step}. */
    record AssertState(int round, int dispute, int step, Cid state) implements VerificationCommand {}

    /** From the accuser: whether the state asserted holds; from a juror: whether the last step does. */
    record JudgeStep(int round, int dispute, int step, boolean holds) implements VerificationCommand {}

    /** From the task: {@code participant} trains or evaluates now, and may not verify any more. */
    record ExcludeVerifier(ParticipantId participant) implements VerificationCommand {}

    /** From the task: it is over. */
    record DissolveVerification() implements VerificationCommand {}
}

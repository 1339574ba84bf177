package assay.domain.payout;

import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.List;

/**
 * Everything a payout rule may look at, as recorded by the task. The plan is a pure function of it.
 *
 * @param escrow what lies in the task's escrow account
 * @param initialErrorMicros the evaluators' median before training
 * @param targetErrorMicros below the initial error, except where nothing was trained
 * @param reachedErrorMicros the lowest error that a round's aggregate came to; the initial one where none was better
 * @param labours by miner
 * @param pieces how many pieces of work the miners' part was put up for; 0 where that cannot be said
 * @param contributions in order of rounds, by the method of the rules ({@link PayoutRules#valuation}); empty where nothing was valued
 * @param services by role, then provider
 */
public record Facts(
        ParticipantId client,
        Credits escrow,
        PayRules rules,
        long initialErrorMicros,
        long targetErrorMicros,
        List<Gain> gains,
        List<Reports> reports,
        long reachedErrorMicros,
        List<Labour> labours,
        long pieces,
        List<Contribution> contributions,
        List<Service> services) {
    public Facts {
        gains = List.copyOf(gains);
        reports = List.copyOf(reports);
        labours = List.copyOf(labours);
        contributions = List.copyOf(contributions);
        services = List.copyOf(services);
    }

    /** Where only gains and reports are known. */
    public Facts(
            ParticipantId client,
            Credits escrow,
            PayRules rules,
            long initialErrorMicros,
            long targetErrorMicros,
            List<Gain> gains,
            List<Reports> reports) {
        this(
                client,
                escrow,
                rules,
                initialErrorMicros,
                targetErrorMicros,
                gains,
                reports,
                initialErrorMicros,
                List.of(),
                0,
                List.of(),
                List.of());
    }

    /** The same under other rules. */
    public Facts under(PayRules other) {
        return new Facts(
                client,
                escrow,
                other,
                initialErrorMicros,
                targetErrorMicros,
                gains,
                reports,
                reachedErrorMicros,
                labours,
                pieces,
                contributions,
                services);
    }

    /** The same with work that was accepted piece by piece, out of so many pieces. */
    public Facts with(List<Labour> accepted, long outOf) {
        return new Facts(
                client,
                escrow,
                rules,
                initialErrorMicros,
                targetErrorMicros,
                gains,
                reports,
                reachedErrorMicros,
                accepted,
                outOf,
                contributions,
                services);
    }

    /** The same with what updates were worth, and the error that was reached. */
    public Facts valued(List<Contribution> values, long reachedMicros) {
        return new Facts(
                client,
                escrow,
                rules,
                initialErrorMicros,
                targetErrorMicros,
                gains,
                reports,
                reachedMicros,
                labours,
                pieces,
                values,
                services);
    }

    /** The same with more that was done for the task. */
    public Facts with(List<Service> done) {
        return new Facts(
                client,
                escrow,
                rules,
                initialErrorMicros,
                targetErrorMicros,
                gains,
                reports,
                reachedErrorMicros,
                labours,
                pieces,
                contributions,
                done);
    }
}

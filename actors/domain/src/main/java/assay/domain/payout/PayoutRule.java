package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.List;

/**
 * How the miners' part of a bounty is divided. A pure function of the recorded facts: whoever has the journal derives
 * the same plan. The parts of evaluators, verifiers and storage are divided by what each did, unless a rule says
 * otherwise.
 */
public interface PayoutRule {
    /** Parts in a whole: shares are counted in 10⁻⁶. */
    long WHOLE_MICROS = 1_000_000;

    /** The name under which a task chooses this rule. */
    String name();

    /** How the miners' part is divided, in a line. */
    String formula();

    /** What the evaluators must find out about single updates for this rule. */
    default Valuation.Method valuation() {
        return Valuation.Method.NONE;
    }

    /** Whether the rule looks at errors that training brings down, so that a task must train to be paid by it. */
    default boolean needsTraining() {
        return true;
    }

    /**
     * What of {@code facts} the rule counts for or against {@code miner}, in order of rounds; empty where nothing was
     * recorded that it looks at.
     */
    default List<Ground> grounds(Facts facts, ParticipantId miner) {
        List<Ground> grounds = new ArrayList<>();
        for (Contribution each : facts.contributions()) {
            if (!each.miner().equals(miner)) continue;
            String off = each.errorMicros() == 0 ? "" : " (± " + Shares.decimal(each.errorMicros()) + ")";
            grounds.add(new Ground(
                    each.round(),
                    "its update was worth " + Shares.decimal(each.valueMicros()) + off + " to a model whose error was "
                            + Shares.decimal(each.baseMicros())));
        }
        return grounds;
    }

    /**
     * The miners' lines, by participant id. They add up to {@code pool} at most; what is not earned is refunded. A miner
     * that earned nothing has a line that says why.
     */
    List<Plan.Line> miners(Facts facts, Credits pool);

    /**
     * The whole plan: miners, evaluators, verifiers, storage, and what is left for the client. Lines and refund add up
     * to the escrow.
     */
    default Plan plan(Facts facts) {
        PayRules rules = facts.rules();
        List<Plan.Line> lines =
                new ArrayList<>(miners(facts, Split.share(facts.escrow(), rules.minersMicros(), WHOLE_MICROS)));
        lines.addAll(evaluators(facts, Split.share(facts.escrow(), rules.evaluatorsMicros(), WHOLE_MICROS)));
        lines.addAll(services(facts, Plan.VERIFIER, rules.verifiersMicros()));
        lines.addAll(services(facts, Plan.STORAGE, rules.storageMicros()));
        Credits refund = facts.escrow();
        for (Plan.Line line : lines) refund = refund.minus(line.amount());
        return new Plan(facts, lines, refund);
    }

    /** The evaluators' lines, by participant id: by the number of their reports that counted. */
    default List<Plan.Line> evaluators(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> counts = PersistentMap.empty();
        for (Reports reports : facts.reports()) {
            counts = counts.merged(reports.evaluator(), (long) reports.count(), Math::addExact);
        }
        return Shares.lines(
                pool,
                counts,
                Plan.EVALUATOR,
                (who, count) -> (count == 0 ? "no report" : count == 1 ? "1 report" : count + " reports")
                        + " in time and within tolerance of the median");
    }

    private static List<Plan.Line> services(Facts facts, String role, long shareMicros) {
        PersistentMap<ParticipantId, Long> units = PersistentMap.empty();
        for (Service each : facts.services()) {
            if (each.role().equals(role)) units = units.merged(each.provider(), each.units(), Math::addExact);
        }
        String one = role.equals(Plan.VERIFIER) ? " check" : " unit stored";
        String many = role.equals(Plan.VERIFIER) ? " checks" : " units stored";
        return Shares.lines(
                Split.share(facts.escrow(), shareMicros, WHOLE_MICROS),
                units,
                role,
                (who, count) -> count + (count == 1 ? one : many));
    }
}

package assay.file;

import assay.domain.payout.PayRules;
import assay.domain.payout.ValuingRules;
import assay.domain.training.Valuation;

/** Reads how a bounty is divided: the fields of {@link PayRules} in kebab case, shares as decimals. */
final class PayReader {
    /** What verifiers, and whoever stores, get of a bounty where a file does not say and so much is left. */
    private static final long USUAL_SHARE_MICROS = 50_000;

    private static final long WHOLE_MICROS = 1_000_000;

    private PayReader() {}

    static PayRules read(Section pay) {
        return read(pay, Defaults.PAY);
    }

    /** Of a task whose kind pays otherwise when it does not say. */
    static PayRules read(Section pay, PayRules usual) {
        long miners = pay.micros("miners", usual.minersMicros());
        long evaluators = pay.micros("evaluators", usual.evaluatorsMicros());
        long verifiers = pay.micros("verifiers", usualShare(WHOLE_MICROS - miners - evaluators));
        long storage = pay.micros("storage", usualShare(WHOLE_MICROS - miners - evaluators - verifiers));
        PayRules read = new PayRules(
                pay.text("rule", usual.rule()),
                miners,
                evaluators,
                pay.duration("approval", usual.approval()),
                verifiers,
                storage,
                pay.shares("places"),
                valuing(pay.section("valuing")));
        pay.refuseOthers();
        return read;
    }

    private static long usualShare(long left) {
        return Math.max(0, Math.min(USUAL_SHARE_MICROS, left));
    }

    private static ValuingRules valuing(Section valuing) {
        ValuingRules usual = ValuingRules.unsaid();
        ValuingRules read = new ValuingRules(
                valuing.word("recorded", Valuation.Method.values(), usual.recorded()),
                valuing.integer("permutations", usual.permutations()),
                valuing.micros("truncation", usual.truncationMicros()));
        valuing.refuseOthers();
        return read;
    }
}

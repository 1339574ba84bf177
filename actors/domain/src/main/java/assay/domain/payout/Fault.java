package assay.domain.payout;

import java.util.List;
import java.util.Optional;

/**
 * Something in facts that no rule could make a plan of.
 *
 * @param field where it is
 * @param found what stands there
 */
record Fault(String field, String found) {
    /** The shares, if they are no parts of one whole. */
    static Optional<String> ofShares(PayRules rules) {
        List<Long> roles =
                List.of(rules.minersMicros(), rules.evaluatorsMicros(), rules.verifiersMicros(), rules.storageMicros());
        if (!partsOfOne(roles)) return Optional.of(roles.toString());
        return partsOfOne(rules.placesMicros()) ? Optional.empty() : Optional.of("places " + rules.placesMicros());
    }

    private static boolean partsOfOne(List<Long> shares) {
        long left = PayoutRule.WHOLE_MICROS;
        for (long share : shares) {
            if (share < 0 || share > left) return false;
            left -= share;
        }
        return true;
    }

    /** The first count that is below 0. */
    static Optional<Fault> ofCounts(Facts facts) {
        for (Reports reports : facts.reports()) {
            if (reports.count() < 0) return Optional.of(new Fault("reports", reports.toString()));
        }
        for (Labour labour : facts.labours()) {
            if (labour.accepted() < 0 || labour.scoreMicros() < 0) {
                return Optional.of(new Fault("labours", labour.toString()));
            }
        }
        for (Service service : facts.services()) {
            if (service.units() < 0) return Optional.of(new Fault("services", service.toString()));
        }
        return facts.pieces() < 0 ? Optional.of(new Fault("pieces", "" + facts.pieces())) : Optional.empty();
    }
}

package assay.cli.story;

import assay.cli.story.TaskOutcome.Payment;
import assay.domain.payout.Gain;
import assay.domain.payout.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The payout table: who, gain, share, paid, why; and below it the money law. */
final class PayoutTable {
    private final Optional<Plan> plan;
    private final long escrowMicros;
    private final long paidMicros;
    private final long refundedMicros;

    PayoutTable(Optional<Plan> plan, long escrowMicros, long paidMicros, long refundedMicros) {
        this.plan = plan;
        this.escrowMicros = escrowMicros;
        this.paidMicros = paidMicros;
        this.refundedMicros = refundedMicros;
    }

    List<String> of(List<Payment> payments) {
        int width = payments.stream()
                .mapToInt(each -> each.participant().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, "who".length()) + "s  %-9s  %8s  %8s  %12s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, row, "who", "as", "gain", "share", "paid", "why"));
        for (Payment each : payments) {
            lines.add(String.format(
                    Locale.ROOT,
                    row,
                    each.participant(),
                    each.role(),
                    gain(each),
                    share(each),
                    credits(each.amountMicros()),
                    each.reason()));
        }
        lines.add("escrowed " + credits(escrowMicros) + " = paid " + credits(paidMicros) + " + refunded "
                + credits(refundedMicros) + held());
        return lines;
    }

    private String gain(Payment payment) {
        long gained = plan.stream()
                .flatMap(made -> made.facts().gains().stream())
                .filter(gain -> gain.miner().name().equals(payment.participant()))
                .mapToLong(PayoutTable::gained)
                .sum();
        return gained == 0 ? "" : Amounts.percent(gained);
    }

    private static long gained(Gain gain) {
        return gain.beforeMicros() - gain.afterMicros();
    }

    private String share(Payment payment) {
        double share = escrowMicros == 0 ? 0 : 100.0 * payment.amountMicros() / escrowMicros;
        return String.format(Locale.ROOT, "%.2f %%", share);
    }

    private String held() {
        long held = escrowMicros - paidMicros - refundedMicros;
        return held == 0 ? "" : " + still held " + credits(held);
    }

    private static String credits(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}

package assay.cli.story;

import static assay.cli.story.Amounts.count;

import assay.cli.story.TaskOutcome.Payment;
import assay.domain.account.AccountEvent;
import assay.domain.payout.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts transfers and the reasons of their plan together, and adds those who worked for nothing. */
final class Payments {
    private static final Comparator<Payment> ORDER = Comparator.comparing((Payment each) -> each.role())
            .reversed()
            .thenComparing(Comparator.comparingLong(Payment::amountMicros).reversed())
            .thenComparingInt(each -> each.participant().length())
            .thenComparing(Payment::participant);

    private final List<Plan.Line> lines;
    private final Map<String, Integer> updates;
    private final boolean planned;

    /**
     * Payments by {@code plan}.
     *
     * @param updates how many updates each of those who were to train brought
     */
    Payments(Optional<Plan> plan, Map<String, Integer> updates) {
        this.planned = plan.isPresent();
        this.lines = new ArrayList<>(plan.map(Plan::lines).orElse(List.of()));
        this.updates = updates;
    }

    List<Payment> of(List<AccountEvent.TransferPended> transfers) {
        List<Payment> payments = new ArrayList<>();
        for (AccountEvent.TransferPended each : transfers) payments.add(explained(each));
        for (Plan.Line line : lines) {
            if (line.amount().isZero()) payments.add(nothing(line.payee().name(), line.role(), line.reason()));
        }
        if (planned) updates.forEach((miner, brought) -> unplanned(miner, brought, payments));
        payments.sort(ORDER);
        return List.copyOf(payments);
    }

    private Payment explained(AccountEvent.TransferPended transfer) {
        String payee = transfer.to().name();
        Optional<Plan.Line> line = lines.stream()
                .filter(each -> each.payee().name().equals(payee))
                .filter(each -> each.amount().equals(transfer.amount()))
                .findFirst();
        line.ifPresent(lines::remove);
        return new Payment(
                payee,
                line.map(Plan.Line::role).orElse(""),
                transfer.amount().micros(),
                line.map(Plan.Line::reason).orElse(transfer.purpose()));
    }

    private void unplanned(String miner, int brought, List<Payment> payments) {
        if (payments.stream().anyMatch(each -> each.participant().equals(miner))) return;
        if (lines.stream().anyMatch(each -> each.payee().name().equals(miner))) return;
        String reason = brought == 0
                ? "brought no update in time"
                : "brought " + count(brought, "update") + ", none of which improved on the best model";
        payments.add(nothing(miner, Plan.MINER, reason));
    }

    private static Payment nothing(String participant, String role, String reason) {
        return new Payment(participant, role, 0, reason);
    }
}

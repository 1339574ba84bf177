package assay.cluster.http;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.domain.entity.EntityType;
import assay.domain.payout.Payout;
import assay.domain.payout.Plan;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Payouts: who gets what for a task, why, and what of it has been paid. */
final class PayoutResource extends AllDirectives {
    private final Means means;

    PayoutResource(Means means) {
        this.means = means;
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.PAYOUTS, asked -> means.names(asked, EntityType.PAYOUT, "payouts")),
                routing.on(
                        Operation.PAYOUT, asked -> means.one(asked.entity(EntityType.PAYOUT), PayoutResource::shown)));
    }

    static JsonNode shown(Inspected seen) {
        Payout payout = (Payout) seen.state();
        ObjectNode shown = Replies.object();
        shown.put("payout", payout.name());
        shown.put("task", payout.name());
        shown.put("phase", payout.phase());
        plan(payout).ifPresent(plan -> {
            shown.put("client", plan.facts().client().name());
            Amounts.put(shown, "escrow", plan.facts().escrow());
            ArrayNode lines = shown.putArray("lines");
            for (Plan.Line line : plan.lines()) {
                ObjectNode row = lines.addObject();
                row.put("payee", line.payee().name());
                row.put("role", line.role());
                Amounts.put(row, "amount", line.amount());
                row.put("reason", line.reason());
            }
            Amounts.put(shown, "refund", plan.refund());
        });
        if (payout instanceof Payout.Paying paying) totals(shown, paying.totals());
        if (payout instanceof Payout.Paid paid) totals(shown, paid.totals());
        if (payout instanceof Payout.Approving approving) {
            ArrayNode approvers = shown.putArray("approvers");
            approving.approvers().forEach(who -> approvers.add(who.name()));
            shown.put("answered", approving.answers().size());
            shown.put("refusals", approving.refusals());
            shown.put("deadline", approving.deadline().toString());
        }
        Means.history(shown, seen);
        ObjectNode links = shown.putObject("links");
        links.put("task", "/v1/tasks/" + payout.name());
        links.put("escrow", "/v1/accounts/escrow." + payout.name());
        links.put("journal", "/v1/journal/payout/" + payout.name());
        return shown;
    }

    private static void totals(ObjectNode shown, Payout.Totals totals) {
        Amounts.put(shown, "paid", totals.paid());
        Amounts.put(shown, "refunded", totals.refunded());
        Amounts.put(shown, "unclaimed", totals.unclaimed());
        Amounts.put(shown, "stranded", totals.stranded());
    }

    private static Optional<Plan> plan(Payout payout) {
        if (payout instanceof Payout.Approving approving) return Optional.of(approving.plan());
        if (payout instanceof Payout.Paying paying) return Optional.of(paying.plan());
        if (payout instanceof Payout.Paid paid) return Optional.of(paid.plan());
        if (payout instanceof Payout.Disputed disputed) return Optional.of(disputed.plan());
        return Optional.empty();
    }
}

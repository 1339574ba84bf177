package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Sink;
import assay.domain.account.Account;
import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.account.Movement;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Accounts: what lies there, how it moved, and money that comes into the market or leaves it. */
final class AccountResource extends AllDirectives {
    private final Means means;

    AccountResource(Means means) {
        this.means = means;
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.ACCOUNTS, asked -> means.names(asked, EntityType.ACCOUNT, "accounts")),
                routing.on(
                        Operation.ACCOUNT,
                        asked -> means.one(asked.entity(EntityType.ACCOUNT), AccountResource::shown)),
                routing.on(Operation.ACCOUNT_MOVEMENTS, this::movements),
                routing.on(Operation.DEPOSIT, this::deposit),
                routing.on(Operation.WITHDRAWAL, this::withdrawal));
    }

    static JsonNode shown(Inspected seen) {
        Account account = (Account) seen.state();
        ObjectNode shown = Replies.object();
        shown.put("account", account.name());
        shown.put("of", owner(account.name()));
        Amounts.put(shown, "available", account.available());
        Amounts.put(shown, "reserved", account.reserved());
        ArrayNode pending = shown.putArray("pending");
        for (Map.Entry<String, Movement> each : account.pending()) {
            ObjectNode row = pending.addObject();
            row.put("transfer", each.getKey());
            each.getValue().other().ifPresent(to -> row.put("to", to.name()));
            Amounts.put(row, "amount", each.getValue().amount());
            row.put("purpose", each.getValue().purpose());
        }
        Means.history(shown, seen);
        return shown;
    }

    private static String owner(String name) {
        if (Accounts.isParticipants(name)) return "participant";
        if (name.equals(Accounts.TREASURY.name())) return "treasury";
        return name.startsWith("escrow.") ? "task" : "miner";
    }

    /** Each movement is told by the entries of the account's history that it is made of. */
    private CompletionStage<HttpResponse> movements(Asked asked) {
        asked.only("limit", "cursor");
        EntityId id = asked.entity(EntityType.ACCOUNT);
        int limit = asked.limit();
        long after = number(asked.after());
        return means.journal()
                .entries(id, after)
                .take(limit + 1L)
                .runWith(Sink.seq(), means.system())
                .thenApply(found -> {
                    ObjectNode shown = Replies.object();
                    shown.put("account", id.name());
                    ArrayNode rows = shown.putArray("movements");
                    List<Entry<?>> page = found.subList(0, Math.min(limit, found.size()));
                    for (Entry<?> entry : page) entry.events().forEach(event -> row(rows.addObject(), entry, event));
                    boolean more = found.size() > limit;
                    String last = more ? Long.toString(page.get(limit - 1).number()) : "";
                    shown.put("next", Asked.cursor(last));
                    return Replies.json(shown);
                });
    }

    private static long number(String after) {
        if (after.isEmpty()) return 0;
        if (after.matches("[0-9]{1,18}")) return Long.parseLong(after);
        throw new NotAnswered(
                Problem.badRequest("the cursor is none of this list", "give back what a page gave as next"));
    }

    private static void row(ObjectNode row, Entry<?> entry, Object event) {
        row.put("entry", entry.number());
        row.put("time", entry.time().toString());
        if (event instanceof AccountEvent.Deposited in) {
            moved(row, "deposited", in.transfer(), in.amount());
        } else if (event instanceof AccountEvent.Withdrawn out) {
            moved(row, "withdrawn", out.transfer(), out.amount());
        } else if (event instanceof AccountEvent.TransferPended out) {
            moved(row, "reserved", out.transfer(), out.amount());
            row.put("to", out.to().name());
            row.put("purpose", out.purpose());
        } else if (event instanceof AccountEvent.TransferPosted out) {
            row.put("kind", "sent").put("transfer", out.transfer());
        } else if (event instanceof AccountEvent.TransferVoided out) {
            row.put("kind", "returned").put("transfer", out.transfer()).put("reason", out.reason());
        } else if (event instanceof AccountEvent.TransferReceived in) {
            moved(row, "received", in.transfer(), in.amount());
            row.put("from", in.from().name());
            row.put("purpose", in.purpose());
        }
    }

    private static void moved(ObjectNode row, String kind, String transfer, Credits amount) {
        row.put("kind", kind);
        row.put("transfer", transfer);
        Amounts.put(row, "amount", amount);
    }

    private CompletionStage<HttpResponse> deposit(Asked asked) {
        EntityId account = asked.entity(EntityType.ACCOUNT);
        Credits amount = amount(asked);
        return means.replays().onceByKey(asked, key -> means.giving()
                .give(
                        asked.caller(),
                        Accounts.CASHIER,
                        account,
                        key,
                        new AccountCommand.Deposit(key, amount),
                        () -> moved(account, key, amount)));
    }

    /** By the owner; by the cashier for a caller who acts for nobody. */
    private CompletionStage<HttpResponse> withdrawal(Asked asked) {
        EntityId account = asked.entity(EntityType.ACCOUNT);
        Credits amount = amount(asked);
        ParticipantId from = asked.caller().participant().orElse(Accounts.CASHIER);
        return means.replays().onceByKey(asked, key -> means.giving()
                .give(
                        asked.caller(),
                        from,
                        account,
                        key,
                        new AccountCommand.Withdraw(key, amount),
                        () -> moved(account, key, amount)));
    }

    private static Credits amount(Asked asked) {
        return Amounts.read(asked.object(List.of("amount")).path("amount").asText());
    }

    private static HttpResponse moved(EntityId account, String transfer, Credits amount) {
        ObjectNode moved = Replies.object();
        moved.put("account", account.name());
        moved.put("transfer", transfer);
        Amounts.put(moved, "amount", amount);
        return Replies.created("/v1/accounts/" + account.name(), moved);
    }
}

package assay.cluster.http;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import assay.domain.committee.Committee;
import assay.domain.committee.Standing;
import assay.domain.entity.EntityType;
import assay.domain.miner.Miner;
import assay.domain.miner.Preferences;
import assay.domain.miner.Surety;
import assay.domain.reputation.Reputation;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Miners, and the committees they sit on. */
final class PeopleResource extends AllDirectives {
    private final Means means;

    PeopleResource(Means means) {
        this.means = means;
    }

    Route routes(Routing routing) {
        return concat(
                routing.on(Operation.MINERS, asked -> means.names(asked, EntityType.MINER, "miners")),
                routing.on(Operation.MINER_SHOWN, asked -> means.one(asked.entity(EntityType.MINER), this::miner)),
                routing.on(Operation.COMMITTEES, asked -> means.names(asked, EntityType.COMMITTEE, "committees")),
                routing.on(
                        Operation.COMMITTEE,
                        asked -> means.one(asked.entity(EntityType.COMMITTEE), PeopleResource::committee)));
    }

    private JsonNode miner(Inspected seen) {
        Miner miner = (Miner) seen.state();
        ObjectNode shown = Replies.object();
        shown.put("miner", miner.name());
        shown.put("phase", miner.phase());
        membership(miner).ifPresent(brought -> Amounts.put(shown, "stake", brought.stake()));
        ArrayNode tasks = shown.putArray("tasks");
        if (miner instanceof Miner.Active active) active.engagements().keys().forEach(task -> tasks.add(task.name()));
        ArrayNode pledges = shown.putArray("pledges");
        for (var each : miner.surety().pledges()) {
            ObjectNode pledge = pledges.addObject();
            pledge.put("task", each.getKey().name());
            Amounts.put(pledge, "whole", each.getValue().whole());
            Amounts.put(pledge, "left", each.getValue().left());
        }
        Amounts.put(shown, "lost", miner.surety().lost());
        profile(shown.putObject("profile"), miner);
        reputation(shown.putObject("reputation"), miner.dossier().reputation());
        punishments(shown.putArray("punishments"), miner.surety());
        Means.history(shown, seen);
        ObjectNode links = shown.putObject("links");
        links.put("tasks", "/v1/participants/" + miner.name() + "/tasks");
        links.put("payouts", "/v1/participants/" + miner.name() + "/payouts");
        links.put("account", "/v1/accounts/" + miner.name());
        links.put("stake", "/v1/accounts/stake." + miner.name());
        links.put("journal", "/v1/journal/miner/" + miner.name());
        return shown;
    }

    private static Optional<Miner.Membership> membership(Miner miner) {
        if (miner instanceof Miner.Active active) return Optional.of(active.membership());
        if (miner instanceof Miner.Joining joining) return Optional.of(joining.membership());
        if (miner instanceof Miner.Leaving leaving) return Optional.of(leaving.membership());
        return Optional.empty();
    }

    private static void profile(ObjectNode shown, Miner miner) {
        ArrayNode capabilities = shown.putArray("capabilities");
        miner.dossier().profile().capabilities().forEach(capabilities::add);
        Preferences preferences = miner.dossier().profile().preferences();
        ArrayNode kinds = shown.putArray("kinds");
        preferences.kinds().forEach(kinds::add);
        Amounts.put(shown, "minimumBounty", preferences.minimumBounty());
        ArrayNode words = shown.putArray("words");
        preferences.words().forEach(words::add);
    }

    private void reputation(ObjectNode shown, Reputation stored) {
        // Evidence fades: what counts is what is left of it now.
        Reputation now = stored.in(Reputation.epoch(means.clock().instant()));
        shown.put("forMicros", now.goodMicros());
        shown.put("againstMicros", now.badMicros());
        shown.put("expectedMicros", now.expectedMicros());
        shown.put("lowerBoundMicros", now.lowerBoundMicros());
        shown.put("ratings", now.ratings());
        shown.put("newcomer", now.newcomer());
    }

    private static void punishments(ArrayNode shown, Surety surety) {
        for (Surety.Punishment each : surety.punishments().values()) {
            ObjectNode row = shown.addObject();
            row.put("task", each.task().name());
            row.put("event", each.event());
            Amounts.put(row, "taken", each.taken());
        }
    }

    private static JsonNode committee(Inspected seen) {
        Committee committee = (Committee) seen.state();
        ObjectNode shown = Replies.object();
        shown.put("committee", committee.name());
        shown.put("task", committee.name());
        shown.put("phase", committee.words());
        if (committee instanceof Committee.Convened convened) {
            shown.put("minimum", convened.terms().rules().minimum());
            shown.put("maximum", convened.terms().rules().maximum());
            shown.put("election", convened.terms().rules().election());
            Amounts.put(shown, "stake", convened.terms().rules().stake());
            shown.put("deadline", convened.terms().deadline().toString());
        }
        if (committee instanceof Committee.Recruiting recruiting) {
            shown.put("closes", recruiting.closes().toString());
        }
        if (committee instanceof Committee.Electing electing) {
            shown.put("cycle", electing.cycle());
            shown.put("closes", electing.closes().toString());
        }
        ArrayNode engaged = shown.putArray("engaged");
        committee.engaged().forEach(who -> engaged.add(who.name()));
        if (committee instanceof Committee.Seated seated) members(shown, seated);
        Means.history(shown, seen);
        ObjectNode links = shown.putObject("links");
        links.put("task", "/v1/tasks/" + committee.name());
        links.put("journal", "/v1/journal/committee/" + committee.name());
        return shown;
    }

    private static void members(ObjectNode shown, Committee.Seated seated) {
        ArrayNode members = shown.putArray("members");
        for (Standing standing : seated.roster().members()) {
            ObjectNode row = members.addObject();
            row.put("miner", standing.member().name());
            row.put("points", standing.points());
            row.put("serving", seated.roster().serves(standing.member()));
        }
    }
}

package assay.cli.replay;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.MarketRules;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.journal.EntryHead;
import assay.journal.OrderedJournal;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** What an entity's state was: its events, applied one after the other to the state that every entity begins with. */
final class History {
    private final OrderedJournal journal;
    private final RecordJson json = new RecordJson();

    History(OrderedJournal journal) {
        this.journal = journal;
    }

    /** A state and the number of the last entry that made it. */
    record State(EntityId entity, long number, JsonNode state) {}

    /** The state of {@code entity} after all of its entries that {@code counted} takes; number 0 before the first. */
    State of(EntityId entity, Predicate<EntryHead> counted) {
        Entity<?, ?> rules = MarketRules.all().stream()
                .filter(each -> each.type() == entity.type())
                .findFirst()
                .orElseThrow();
        return folded(rules, entity, counted);
    }

    private <S, E extends Event<S>> State folded(Entity<S, E> rules, EntityId entity, Predicate<EntryHead> counted) {
        S state = rules.initial(entity.name());
        long number = 0;
        for (int place = 0; place < journal.size(); place++) {
            EntryHead head = journal.head(place);
            if (!head.entity().equals(entity) || !counted.test(head)) continue;
            if (head.number() != number + 1) throw gap(entity, number, head.number());
            number = head.number();
            for (Object event : journal.entry(place).events()) state = applied(rules, event, state);
        }
        return new State(entity, number, json.toTree(state));
    }

    /** The entity's own events know their state; a journal whose events are another's throws where it is applied. */
    @SuppressWarnings("unchecked")
    private static <S, E extends Event<S>> S applied(Entity<S, E> rules, Object event, S state) {
        try {
            return ((E) event).applyTo(state);
        } catch (RuntimeException e) {
            String message = event.getClass().getSimpleName() + " cannot follow in the history of a "
                    + rules.type().word() + ": " + e.getMessage();
            throw Failure.of(ExitCode.ARGUMENTS, "not-a-journal", message, "assay journal verify says what is wrong")
                    .because(e);
        }
    }

    private static Failure gap(EntityId entity, long last, long next) {
        String message = "entry " + next + " of " + entity + " follows entry " + last + ": entries are missing";
        String hint = "a state needs the whole history of its entity: take the journal as it was exported";
        return Failure.of(ExitCode.ARGUMENTS, "not-a-journal", message, hint);
    }
}

package assay.cli.replay;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Rejection;
import assay.file.Words;
import assay.journal.EntryHead;
import assay.journal.codec.Types;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of a journal's events are shown.
 *
 * @param entities these entities only; none for all
 * @param kinds all entities of these kinds as well
 * @param types events and refusals of these types only; none for all
 * @param from where to begin
 * @param to the last point
 */
public record Selection(
        Set<EntityId> entities, Set<EntityType> kinds, Set<String> types, Optional<Point> from, Optional<Point> to) {
    /** Reads what stands behind {@code --entity} and {@code --type}. */
    public static Selection of(List<String> entities, List<String> types, Optional<Point> from, Optional<Point> to) {
        Set<EntityId> ids = new LinkedHashSet<>();
        Set<EntityType> kinds = new LinkedHashSet<>();
        for (String entity : entities) read(entity, ids, kinds);
        Set<String> names = new LinkedHashSet<>();
        for (String type : types) names.addAll(known(type));
        return new Selection(ids, kinds, names, from, to);
    }

    private static void read(String text, Set<EntityId> ids, Set<EntityType> kinds) {
        for (EntityType kind : EntityType.values()) {
            if (!text.equals(kind.word()) && !text.equals(kind.word() + "/*")) continue;
            kinds.add(kind);
            return;
        }
        try {
            ids.add(EntityId.parse(text));
        } catch (IllegalArgumentException e) {
            String message = "--entity \"" + text + "\": expected type/name, or a type alone";
            throw bad(message, "for example task/first-task, or committee for all committees");
        }
    }

    private static List<String> known(String text) {
        SortedSet<String> names = new TreeSet<>(Types.loaded().names(Event.class));
        names.addAll(Types.loaded().names(Rejection.class));
        List<String> meant = names.stream()
                .filter(name -> name.equals(text) || name.endsWith("." + text))
                .toList();
        if (!meant.isEmpty()) return meant;
        SortedSet<String> shortened = new TreeSet<>(names);
        names.forEach(name -> shortened.add(name.substring(name.indexOf('.') + 1)));
        String hint = Words.near(text, shortened)
                .map(near -> "did you mean " + near + "?")
                .orElse("for example task.RoundClosed, or RoundClosed");
        throw bad("--type \"" + text + "\": there is no such event or refusal", hint);
    }

    private static Failure bad(String message, String hint) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, hint);
    }

    /** Whether the entry may have something to be shown; {@code start} is when the journal begins. */
    boolean takes(EntryHead head, Instant start) {
        if (!ofInterest(head.entity())) return false;
        if (from.isPresent() && !from.get().reachedBy(head, start)) return false;
        return to.isEmpty() || !to.get().passedBy(head, start);
    }

    /** Whether anything of {@code entity} is shown. */
    boolean ofInterest(EntityId entity) {
        if (entities.isEmpty() && kinds.isEmpty()) return true;
        return entities.contains(entity) || kinds.contains(entity.type());
    }

    /** Whether something of type {@code tag}, which may say a version, is shown. */
    boolean takes(String tag) {
        return types.isEmpty() || types.contains(tag.replaceFirst("@.*", ""));
    }

    /** Whether entries without any event are shown. */
    boolean takesQuiet(Entry<?> entry) {
        return types.isEmpty() && entry.events().isEmpty() && entry.refusal().isEmpty();
    }
}

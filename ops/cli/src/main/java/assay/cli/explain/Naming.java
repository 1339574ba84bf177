package assay.cli.explain;

import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Whom an event names, and the event in words, whatever it is. */
final class Naming {
    private Naming() {}

    static boolean names(Event<?> event, ParticipantId who) {
        for (Object value : values(event)) {
            if (value.equals(who)) return true;
            if (value instanceof Collection<?> several && several.contains(who)) return true;
        }
        return false;
    }

    /** {@code BallotRevealed} is "ballot revealed". */
    static String words(Event<?> event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static List<Object> values(Event<?> event) {
        List<Object> values = new ArrayList<>();
        RecordComponent[] components = event.getClass().getRecordComponents();
        if (components == null) return values;
        for (RecordComponent component : components) {
            try {
                values.add(component.getAccessor().invoke(event));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an event cannot say its " + component.getName(), e);
            }
        }
        return values;
    }
}

package assay.journal.codec;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values that are one word in text, and keys of objects: what they print themselves as is what they are read from. */
final class TextForms {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            String.class, text -> text,
            EntityId.class, EntityId::parse,
            ParticipantId.class, ParticipantId::new,
            Cid.class, Cid::new,
            Credits.class, Credits::parse,
            Instant.class, Instant::parse,
            Duration.class, Duration::parse);

    private TextForms() {}

    /** What reads values of {@code type} from what they print themselves as. */
    static Optional<Function<String, Object>> of(Class<?> type) {
        if (type.isEnum()) return Optional.of(text -> constant(type, text));
        return Optional.ofNullable(PARSERS.get(type));
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants())
            if (((Enum<?>) constant).name().equals(name)) return constant;
        throw new IllegalArgumentException("expected one of " + Types.constantsOf(type));
    }

    static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }
}

package assay.journal.codec;

import assay.domain.entity.Sha256;
import java.lang.reflect.RecordComponent;

/** The number of a type that is not archived: a hash of its name and components, or of an enum's constants. */
final class ShapeHash {
    /** Numbers from here on are hashes. */
    static final int FIRST = 1_000_000;

    private static final int HEX_DIGITS = 8;
    private static final int MASK = (1 << 30) - 1;

    private ShapeHash() {}

    static int of(Class<?> type) {
        StringBuilder text = new StringBuilder(type.getName()).append(Types.constantsOf(type));
        if (type.isRecord()) {
            for (RecordComponent part : type.getRecordComponents()) {
                text.append(' ').append(part.getName()).append(':').append(part.getGenericType());
            }
        }
        String hex = Sha256.of("shape").with(text.toString()).hex();
        return FIRST + (Integer.parseUnsignedInt(hex.substring(0, HEX_DIGITS), 16) & MASK);
    }
}

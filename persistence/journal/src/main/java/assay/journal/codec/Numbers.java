package assay.journal.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers and flags from JSON, never rounded and never guessed. */
final class Numbers {
    private Numbers() {}

    static Object read(Class<?> type, JsonNode node, String path) {
        if (type == boolean.class || type == Boolean.class) {
            if (!node.isBoolean()) throw RecordJson.unreadable(path, "expected true or false", node);
            return node.booleanValue();
        }
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            if (!node.isNumber()) throw RecordJson.unreadable(path, "expected a number", node);
            return type == float.class || type == Float.class
                    ? (Object) node.floatValue()
                    : (Object) node.doubleValue();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw RecordJson.unreadable(path, "expected a whole number", node);
        }
        return whole(type, node, path);
    }

    private static Object whole(Class<?> type, JsonNode node, String path) {
        long value = node.longValue();
        if (type == long.class || type == Long.class) return value;
        if ((type == int.class || type == Integer.class) && value == (int) value) return (int) value;
        if ((type == short.class || type == Short.class) && value == (short) value) return (short) value;
        if ((type == byte.class || type == Byte.class) && value == (byte) value) return (byte) value;
        throw RecordJson.unreadable(path, "expected a number that fits " + type.getSimpleName(), node);
    }
}

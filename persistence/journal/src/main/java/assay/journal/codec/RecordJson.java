package assay.journal.codec;

import assay.domain.collection.PersistentMap;
import assay.journal.codec.Types.Registered;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records as JSON. Names of components are kept. Money is a decimal text, times and durations are ISO 8601, entities are
 * {@code type/name}. Where a declaration allows several records, {@code "type"} says which, by its stable name and, from
 * the second version on, {@code @version}. An absent optional is null.
 */
public final class RecordJson {
    /** Says which record an object is. */
    static final String TYPE = "type";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Types types;
    private final Slots slots;

    public RecordJson() {
        this(Types.loaded());
    }

    RecordJson(Types types) {
        this.types = types;
        this.slots = new Slots(types, List.of(), false);
    }

    /** Any record, list, map or plain value for people and their programs to look at; it need not be registered. */
    public JsonNode toTree(Object value) {
        return tree(Object.class, value);
    }

    /** The components of {@code record} without its type, for where that is clear. */
    public ObjectNode toObject(Record record) {
        return components(JSON.objectNode(), record);
    }

    private JsonNode tree(Type declared, Object value) {
        if (value instanceof Boolean flag) return JSON.booleanNode(flag);
        if (value instanceof Double || value instanceof Float) return JSON.numberNode(((Number) value).doubleValue());
        if (value instanceof Number number) return JSON.numberNode(number.longValue());
        if (value instanceof Optional<?> maybe) {
            Type inner = Kinds.argumentsOf(declared, 1)[0];
            return maybe.isPresent() ? tree(inner, maybe.get()) : NullNode.instance;
        }
        if (value instanceof PersistentMap<?, ?> map) return map(declared, map);
        if (value instanceof Map<?, ?> map) return plainMap(map);
        if (value instanceof Iterable<?> list) return array(declared, list);
        boolean open = !Kinds.rawOf(declared).isRecord();
        if (value instanceof Record record
                && (open || TextForms.of(value.getClass()).isEmpty())) {
            ObjectNode object = JSON.objectNode();
            if (open) object.put(TYPE, tagOf(record.getClass()));
            return components(object, record);
        }
        return JSON.textNode(TextForms.text(value));
    }

    private String tagOf(Class<?> type) {
        return types.of(type).filter(Registered::archived).map(Registered::tag).orElseGet(() -> Types.nameOf(type));
    }

    private ObjectNode components(ObjectNode object, Record record) {
        for (Shape.Component component : Shape.of(record.getClass()).components()) {
            object.set(component.name(), tree(component.type(), component.of(record)));
        }
        return object;
    }

    private ArrayNode array(Type declared, Iterable<?> list) {
        Type element = Kinds.argumentsOf(declared, 1)[0];
        ArrayNode array = JSON.arrayNode();
        for (Object each : list) array.add(tree(element, each));
        return array;
    }

    /** An object where keys are words, otherwise a list of pairs. */
    private JsonNode map(Type declared, PersistentMap<?, ?> map) {
        Type[] arguments = Kinds.argumentsOf(declared, 2);
        boolean words = TextForms.of(Kinds.rawOf(arguments[0])).isPresent();
        ObjectNode object = JSON.objectNode();
        ArrayNode pairs = JSON.arrayNode();
        for (Map.Entry<?, ?> entry : map.entries()) {
            JsonNode value = tree(arguments[1], entry.getValue());
            if (words) object.set(TextForms.text(entry.getKey()), value);
            else pairs.addArray().add(tree(arguments[0], entry.getKey())).add(value);
        }
        return words ? object : pairs;
    }

    private JsonNode plainMap(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), tree(Object.class, value)));
        return object;
    }

    /**
     * The record of class {@code type} with these components; unknown ones are refused, missing ones are empty where
     * that is possible. Throws {@link UnreadableRecord} with the path of what is wrong.
     */
    public <T extends Record> T fromObject(JsonNode object, Class<T> type) {
        return type.cast(record(type, object, "", false));
    }

    /** The record that {@link #toTree} made this of, if it is of a type that this program knows. */
    public Object fromTree(JsonNode tree) {
        return record(named(tree, ""), tree, "", true);
    }

    private Object read(Type declared, JsonNode node, String path) {
        Class<?> raw = Kinds.rawOf(declared);
        if (raw == Optional.class) {
            if (node.isNull()) return Optional.empty();
            return Optional.of(read(Kinds.argumentsOf(declared, 1)[0], node, path));
        }
        if (raw == List.class) return list(Kinds.argumentsOf(declared, 1)[0], node, path);
        if (raw == PersistentMap.class) return sorted(Kinds.argumentsOf(declared, 2), node, path);
        Optional<Function<String, Object>> words = TextForms.of(raw);
        if (words.isPresent()) return word(words.get(), raw, node, path);
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw) || raw == Boolean.class) {
            return Numbers.read(raw, node, path);
        }
        if (raw.isRecord()) return record(raw, node, path, false);
        Object value = record(named(node, path), node, path, true);
        if (!raw.isInstance(value)) throw unreadable(path, "expected a record of type " + raw.getSimpleName(), node);
        return value;
    }

    private static Object word(Function<String, Object> parser, Class<?> type, JsonNode node, String path) {
        if (!node.isTextual()) throw unreadable(path, "expected text", node);
        try {
            return parser.apply(node.textValue());
        } catch (RuntimeException e) {
            throw new UnreadableRecord(
                    path + ": " + node + " is no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private Class<?> named(JsonNode node, String path) {
        return types.of(node.path(TYPE).asText(""))
                .map(Registered::type)
                .filter(Class::isRecord)
                .orElseThrow(() -> unreadable(path, "expected a \"type\" that this program knows", node));
    }

    private Object record(Class<?> type, JsonNode node, String path, boolean tagged) {
        if (!node.isObject()) throw unreadable(path, "expected an object", node);
        List<Shape.Component> components = Shape.of(type).components();
        Object[] values = new Object[components.size()];
        int found = tagged ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            Shape.Component component = components.get(i);
            String place = path + "." + component.name();
            JsonNode value = node.get(component.name());
            if (value == null) {
                values[i] = missing(component, place);
            } else {
                values[i] = read(component.type(), value, place);
                found++;
            }
        }
        if (found != node.size()) throw unreadable(path, "expected nothing but " + names(components), node);
        try {
            Object value = Shape.of(type).create(values);
            return value instanceof Former<?> former ? former.upcast() : value;
        } catch (RuntimeException e) {
            throw new UnreadableRecord(path + ": " + e.getMessage(), e);
        }
    }

    private Object missing(Shape.Component component, String path) {
        try {
            return slots.of(component.type()).missing();
        } catch (UnreadableRecord e) {
            throw new UnreadableRecord(path + " is missing", e);
        }
    }

    private static List<String> names(List<Shape.Component> components) {
        return components.stream().map(Shape.Component::name).toList();
    }

    private List<Object> list(Type element, JsonNode node, String path) {
        if (!node.isArray()) throw unreadable(path, "expected a list", node);
        List<Object> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) list.add(read(element, node.get(i), path + "[" + i + "]"));
        return List.copyOf(list);
    }

    private PersistentMap<String, Object> sorted(Type[] arguments, JsonNode node, String path) {
        Optional<Function<String, Object>> words = TextForms.of(Kinds.rawOf(arguments[0]));
        PersistentMap<String, Object> map = PersistentMap.empty();
        if (words.isPresent()) {
            if (!node.isObject()) throw unreadable(path, "expected an object", node);
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                Object key = word(words.get(), Kinds.rawOf(arguments[0]), JSON.textNode(name), path);
                map = Slots.put(map, key, read(arguments[1], node.get(name), path + "." + name));
            }
            return map;
        }
        if (!node.isArray()) throw unreadable(path, "expected a list of pairs", node);
        for (JsonNode pair : node) {
            if (pair.size() != 2) throw unreadable(path, "expected a list of pairs", pair);
            map = Slots.put(map, read(arguments[0], pair.get(0), path), read(arguments[1], pair.get(1), path));
        }
        return map;
    }

    static UnreadableRecord unreadable(String path, String expected, JsonNode found) {
        String text = found.toString();
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new UnreadableRecord((path.isEmpty() ? "line" : path) + ": " + expected + ", found " + shown);
    }
}

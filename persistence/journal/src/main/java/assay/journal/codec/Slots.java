package assay.journal.codec;

import assay.domain.collection.PersistentMap;
import assay.journal.codec.Types.Registered;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds and keeps the slot of every static type. */
final class Slots {
    private final Types types;
    private final List<RecordCodec.Foreign<?>> foreign;
    private final boolean archivedOnly;
    private final Map<Type, Slot> known = new ConcurrentHashMap<>();
    private final Map<Class<?>, Slot[]> parts = new ConcurrentHashMap<>();

    Slots(Types types, List<RecordCodec.Foreign<?>> foreign, boolean archivedOnly) {
        this.types = types;
        this.foreign = foreign;
        this.archivedOnly = archivedOnly;
    }

    Slot of(Type type) {
        Slot found = known.get(type);
        if (found != null) return found;
        Slot made = make(type);
        known.put(type, made);
        return made;
    }

    private Slot make(Type type) {
        Class<?> raw = Kinds.rawOf(type);
        Slot scalar = Scalars.of(raw);
        if (scalar != null) return scalar;
        for (RecordCodec.Foreign<?> outside : foreign) {
            if (outside.type().isAssignableFrom(raw)) return new Outside<>(outside);
        }
        if (raw == Optional.class) return new Maybe(of(Kinds.argumentsOf(type, 1)[0]));
        if (raw == List.class) return new Sequence(of(Kinds.argumentsOf(type, 1)[0]));
        if (raw == PersistentMap.class) {
            Type[] arguments = Kinds.argumentsOf(type, 2);
            return new Sorted(of(arguments[0]), of(arguments[1]));
        }
        if (raw.isEnum()) return enumSlot(raw);
        if (raw.isRecord() || raw.isInterface() || raw == Object.class) return new Structure(raw, this);
        throw new UnwritableRecord(type.getTypeName() + " may not be a component of a record that is written");
    }

    private Slot enumSlot(Class<?> type) {
        Registered registered =
                types.of(type).orElseThrow(() -> new UnwritableRecord(type.getName() + " is not in " + Types.RESOURCE));
        List<Object> constants = new ArrayList<>();
        for (String name : registered.constants()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) constants.add(constant);
            }
        }
        if (constants.size() != registered.constants().size()) {
            throw new UnwritableRecord(type.getName() + " has lost one of " + registered.constants());
        }
        return new Choice(type, List.copyOf(constants));
    }

    private Slot[] partsOf(Class<?> type) {
        Slot[] found = parts.get(type);
        if (found != null) return found;
        List<Shape.Component> components = Shape.of(type).components();
        Slot[] made = new Slot[components.size()];
        for (int i = 0; i < made.length; i++) made[i] = of(components.get(i).type());
        parts.put(type, made);
        return made;
    }

    /** Adds to a map whose keys come from a typed component: comparable with one another, as no compiler can know. */
    @SuppressWarnings("unchecked")
    static <K extends Comparable<K>> PersistentMap<K, Object> put(
            PersistentMap<K, Object> map, Object key, Object value) {
        return map.with((K) key, value);
    }

    private record Maybe(Slot inner) implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            Optional<?> maybe = (Optional<?>) value;
            out.writeBoolean(maybe.isPresent());
            if (maybe.isPresent()) inner.write(out, maybe.get(), depth);
        }

        @Override
        public Object read(Input in, int depth) {
            int flag = in.readByte();
            if (flag != 0 && flag != 1) throw new UnreadableRecord("flag " + flag + ": expected 0 or 1");
            return flag == 1 ? Optional.of(inner.read(in, depth)) : Optional.empty();
        }

        @Override
        public Object missing() {
            return Optional.empty();
        }
    }

    private record Sequence(Slot element) implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            List<?> list = (List<?>) value;
            out.writeVarInt(list.size(), true);
            for (Object each : list) element.write(out, each, depth);
        }

        @Override
        public Object read(Input in, int depth) {
            int size = Scalars.readSize(in);
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) list.add(element.read(in, depth));
            return List.copyOf(list);
        }

        @Override
        public Object missing() {
            return List.of();
        }
    }

    private record Sorted(Slot key, Slot value) implements Slot {
        @Override
        public void write(Output out, Object map, int depth) {
            PersistentMap<?, ?> sorted = (PersistentMap<?, ?>) map;
            out.writeVarInt(sorted.size(), true);
            for (Map.Entry<?, ?> entry : sorted.entries()) {
                key.write(out, entry.getKey(), depth);
                value.write(out, entry.getValue(), depth);
            }
        }

        @Override
        public Object read(Input in, int depth) {
            int size = Scalars.readSize(in);
            PersistentMap<String, Object> map = PersistentMap.empty();
            try {
                for (int i = 0; i < size; i++) map = put(map, key.read(in, depth), value.read(in, depth));
            } catch (ClassCastException e) {
                throw new UnreadableRecord("the keys of a map are of different types", e);
            }
            if (map.size() != size) throw new UnreadableRecord("a map has a key twice");
            return map;
        }

        @Override
        public Object missing() {
            return PersistentMap.empty();
        }
    }

    private record Choice(Class<?> type, List<Object> constants) implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            int place = constants.indexOf(value);
            if (place < 0) throw new UnwritableRecord(type.getName() + "." + value + " is not in " + Types.RESOURCE);
            out.writeVarInt(place, true);
        }

        @Override
        public Object read(Input in, int depth) {
            int place = in.readVarInt(true);
            if (place < 0 || place >= constants.size()) {
                throw new UnreadableRecord(type.getSimpleName() + " number " + place + " is unknown");
            }
            return constants.get(place);
        }

        @Override
        public Object missing() {
            return Unsaid.of(type);
        }
    }

    private record Outside<T>(RecordCodec.Foreign<T> foreign) implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            Scalars.writeString(out, foreign.write().apply(foreign.type().cast(value)));
        }

        @Override
        public Object read(Input in, int depth) {
            String text = Scalars.readString(in);
            try {
                return foreign.read().apply(text);
            } catch (RuntimeException e) {
                throw new UnreadableRecord(foreign.type().getSimpleName() + " \"" + text + "\"", e);
            }
        }
    }

    /** A record: number, version, how many components, components. {@code expected} may be an interface. */
    private record Structure(Class<?> expected, Slots slots) implements Slot {
        @Override
        public void write(Output out, Object value, int depth) {
            Class<?> type = value.getClass();
            Registered registered = slots.types.of(type).orElse(null);
            if (registered == null) throw new UnwritableRecord(type.getName() + " is not in " + Types.RESOURCE);
            if (slots.archivedOnly && !registered.archived()) {
                throw new UnwritableRecord(type.getName() + " is not an archived type");
            }
            if (type.isEnum())
                throw new UnwritableRecord(type.getName() + ": an enum must be a component of its own type");
            if (depth >= MAX_DEPTH) throw new UnwritableRecord(type.getName() + " is nested too deep");
            Slot[] parts = slots.partsOf(type);
            List<Shape.Component> components = Shape.of(type).components();
            out.writeVarInt(registered.id(), true);
            out.writeVarInt(registered.version(), true);
            out.writeVarInt(parts.length, true);
            for (int i = 0; i < parts.length; i++) {
                parts[i].write(out, components.get(i).of(value), depth + 1);
            }
        }

        @Override
        public Object read(Input in, int depth) {
            if (depth >= MAX_DEPTH) throw new UnreadableRecord("nested deeper than " + MAX_DEPTH);
            int id = in.readVarInt(true);
            int version = in.readVarInt(true);
            Registered registered = find(id, version);
            Slot[] parts = slots.partsOf(registered.type());
            int count = in.readVarInt(true);
            if (count < 0 || count > parts.length) {
                throw new UnreadableRecord(registered.tag() + " has " + count + " components, this program knows "
                        + parts.length + ": it was written by a newer one");
            }
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = i < count ? parts[i].read(in, depth + 1) : missing(registered, parts[i], i);
            }
            Object value = Shape.of(registered.type()).create(values);
            Object current = value instanceof Former<?> former ? present(registered, former) : value;
            if (!expected.isInstance(current)) {
                throw new UnreadableRecord(
                        "found " + registered.tag() + " where " + expected.getSimpleName() + " belongs");
            }
            return current;
        }

        @Override
        public Object missing() {
            return Unsaid.of(expected);
        }

        private Registered find(int id, int version) {
            Registered found = slots.types.of(id, version).orElse(null);
            if (found == null || !found.type().isRecord() || (slots.archivedOnly && !found.archived())) {
                throw new UnreadableRecord("type " + id + " version " + version + " is unknown to this program");
            }
            return found;
        }

        private static Object present(Registered type, Former<?> former) {
            try {
                return former.upcast();
            } catch (RuntimeException e) {
                throw new UnreadableRecord(type.tag() + " cannot be brought into its present shape", e);
            }
        }

        private static Object missing(Registered type, Slot part, int place) {
            try {
                return part.missing();
            } catch (UnreadableRecord e) {
                String name = Shape.of(type.type()).components().get(place).name();
                throw new UnreadableRecord(type.tag() + "." + name + " is missing and has no default", e);
            }
        }
    }
}

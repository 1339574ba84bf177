package assay.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A record class taken apart: its components in declared order, and how to put one together. */
final class Shape {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    /** One component; {@code type} still carries its type arguments. */
    record Component(String name, Type type, MethodHandle accessor) {
        /** This component of {@code record}. */
        Object of(Object record) {
            try {
                Object value = accessor.invokeExact(record);
                if (value == null) throw new UnwritableRecord(record.getClass().getName() + "." + name + " is null");
                return value;
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new UnwritableRecord(record.getClass().getName() + "." + name, e);
            }
        }
    }

    private final Class<?> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    private Shape(Class<?> type) {
        this.type = type;
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            List<Component> found = new ArrayList<>();
            RecordComponent[] declared = type.getRecordComponents();
            for (RecordComponent component : declared) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                MethodHandle handle = lookup.unreflect(accessor);
                MethodType generic = MethodType.methodType(Object.class, Object.class);
                found.add(new Component(component.getName(), component.getGenericType(), handle.asType(generic)));
            }
            Class<?>[] parameters =
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            this.components = List.copyOf(found);
            this.constructor = lookup.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be taken apart", e);
        }
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    /** A new record; what its constructor refuses is an {@link UnreadableRecord}. */
    Object create(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UnreadableRecord(type.getSimpleName() + " refuses its values: " + e.getMessage(), e);
        }
    }
}

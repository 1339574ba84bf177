package assay.journal.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What a component is in records that were written before it was there: its type's static {@code unsaid()}. */
final class Unsaid {
    private static final String METHOD = "unsaid";

    private Unsaid() {}

    static Object of(Class<?> type) {
        try {
            Method unsaid = type.getDeclaredMethod(METHOD);
            if (Modifier.isStatic(unsaid.getModifiers()) && type.isAssignableFrom(unsaid.getReturnType())) {
                return unsaid.invoke(null);
            }
        } catch (NoSuchMethodException e) {
            throw new UnreadableRecord("a component without a default is missing", e);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new UnreadableRecord(type.getName() + "." + METHOD + "() cannot be asked", e);
        }
        throw new UnreadableRecord(type.getName() + "." + METHOD + "() gives no " + type.getSimpleName());
    }
}

package assay.cli.file;

import assay.domain.money.Credits;
import assay.simulation.scenario.Scenario;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes a scenario as a file that {@link ScenarioFile} reads as the same scenario. Names and units follow one rule (kebab
 * case; what is counted in millionths is written as a decimal), so the records of a scenario say how they are written.
 */
public final class ScenarioWriter {
    private static final String MICROS = "Micros";
    private static final int LINE = 120;

    private ScenarioWriter() {}

    /** Writes {@code scenario} to {@code file}, under a comment that says where it comes from. */
    public static void write(Scenario scenario, String comment, Path file) throws IOException {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(LINE)
                .build();
        StringBuilder text = new StringBuilder();
        comment.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append(new Dump(settings).dumpToString(mapping(scenario)));
        Files.writeString(file, text);
    }

    private static Map<String, Object> mapping(Record record) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (value instanceof Optional<?> maybe) {
                if (maybe.isEmpty()) continue;
                value = maybe.get();
            }
            if (value.equals("")) continue;
            boolean micros = component.getName().endsWith(MICROS);
            mapping.put(kebab(component.getName()), micros ? decimal((Long) value) : written(value));
        }
        return mapping;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + ": " + component.getName() + " cannot be read", e);
        }
    }

    private static String kebab(String name) {
        String plain = name.endsWith(MICROS) ? name.substring(0, name.length() - MICROS.length()) : name;
        return plain.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Object written(Object value) {
        if (value instanceof Credits credits) return decimal(credits.micros());
        if (value instanceof Duration time) return time(time);
        if (value instanceof Enum<?> word) return word.name().toLowerCase(Locale.ROOT);
        if (value instanceof Record record) return mapping(record);
        if (value instanceof Integer number) return number.longValue();
        if (!(value instanceof List<?> list)) return value;
        List<Object> all = new ArrayList<>();
        for (Object each : list) all.add(written(each));
        return all;
    }

    private static Number decimal(long micros) {
        BigDecimal decimal = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        if (decimal.scale() <= 0) return decimal.longValueExact();
        return decimal;
    }

    private static String time(Duration time) {
        if (time.toNanosPart() % 1_000_000 == 0) return Times.words(time);
        return BigDecimal.valueOf(time.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
    }
}

package assay.cli.file;

import assay.domain.assignment.Brief;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Wages;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.reputation.StandingRules;
import assay.domain.task.TaskSpec;
import assay.domain.training.AggregationRules;
import assay.file.Times;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Absence;
import assay.simulation.scenario.Crashing;
import assay.simulation.scenario.DatabaseFaults;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Latency;
import assay.simulation.scenario.NodeFaults;
import assay.simulation.scenario.OwnDataset;
import assay.simulation.scenario.Partitions;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Stay;
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
import java.util.Set;
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
    private static final Set<Class<?>> UNFOLDED = Set.of(
            Brief.class,
            Wages.class,
            Judging.class,
            Group.class,
            Stay.class,
            Latency.class,
            Crashing.class,
            NodeFaults.class,
            DatabaseFaults.class,
            Partitions.class,
            Absence.class,
            Profile.class);

    private static final Set<String> OF_TRAINING = Set.of(
            "claimedInitialErrorMicros",
            "targetErrorMicros",
            "minimumIncrementMicros",
            "rounds",
            "preparation",
            "round");

    private static final Set<Record> UNUSED = Set.of(Unused.RECIPE, Unused.DATA, Unused.COMMITTEE, Unused.EVALUATION);

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
            // An electorate has no market around it: its file does not mention one.
            if (value.equals("") || value.equals(List.of()) || value.equals(Population.NOBODY)) continue;
            if (isUnsaid(value) || isNotForFiles(component) || isUnused(record, component, value)) continue;
            if (unfolded(value, mapping)) continue;
            boolean micros = component.getName().endsWith(MICROS);
            mapping.put(kebab(component.getName()), micros ? decimals(value) : written(value));
        }
        return mapping;
    }

    /** The step of message maps follows from other numbers of a task; what is asked of reputations says that it is. */
    private static boolean isNotForFiles(RecordComponent component) {
        boolean step = component.getDeclaringRecord() == AggregationRules.class
                && component.getName().equals("stepPicos");
        return step
                || (component.getDeclaringRecord() == StandingRules.class
                        && component.getName().equals("kept"));
    }

    /** Whether it is about training, and the task is none. */
    private static boolean isUnused(Record record, RecordComponent component, Object value) {
        if (!(record instanceof TaskSpec spec) || !spec.kind().assigns()) return false;
        return OF_TRAINING.contains(component.getName()) || UNUSED.contains(value);
    }

    /** Whether a file that does not mention it says the same. */
    private static boolean isUnsaid(Object value) {
        // An amount of nothing is one that a file says.
        if (!(value instanceof Record) || value instanceof Credits) return false;
        try {
            return value.equals(value.getClass().getMethod("unsaid").invoke(null));
        } catch (NoSuchMethodException e) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(value.getClass() + ": unsaid() cannot be asked", e);
        }
    }

    /** What a file says beside its other parts, and not in a mapping of its own. */
    private static boolean unfolded(Object value, Map<String, Object> into) {
        if (UNFOLDED.contains(value.getClass())) {
            into.putAll(mapping((Record) value));
        } else if (value instanceof Behaviour behaviour) {
            into.put("behaviour", behaviour.name());
            if (!behaviour.settings().isEmpty()) into.put("settings", behaviour.settings());
        } else if (value instanceof OwnDataset data) {
            into.put("own-data", mapping(data.plan()));
            into.put("samples", data.fewestSamples() + ".." + data.mostSamples());
            into.put("variety", decimal(data.leastVarietyMicros()) + ".." + decimal(data.greatestVarietyMicros()));
        } else {
            return false;
        }
        return true;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + ": " + component.getName() + " cannot be read", e);
        }
    }

    private static String kebab(String name) {
        if (name.equals("onRecord")) return "verdict";
        String plain = name.endsWith(MICROS) ? name.substring(0, name.length() - MICROS.length()) : name;
        return plain.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Object written(Object value) {
        if (value instanceof Credits credits) return decimal(credits.micros());
        if (value instanceof Duration time) return time(time);
        if (value instanceof Enum<?> word)
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (value instanceof Record record) return mapping(record);
        if (value instanceof Integer number) return number.longValue();
        if (!(value instanceof List<?> list)) return value;
        List<Object> all = new ArrayList<>();
        for (Object each : list) all.add(written(each));
        return all;
    }

    /** One number of millionths, or a list of them. */
    private static Object decimals(Object micros) {
        if (!(micros instanceof List<?> all)) return decimal((Long) micros);
        return all.stream().map(each -> decimal((Long) each)).toList();
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

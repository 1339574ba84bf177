package assay.bench;

import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Blocs;
import assay.simulation.electorate.Election;
import assay.simulation.electorate.Electorate;
import assay.simulation.electorate.Links;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Minority elections of up to 21 members, counted over bits and message by message, in milliseconds of the thread's
 * processor time. Both must elect the same members.
 */
public final class ElectionBench {
    private static final int WARM_UP = 30;
    private static final int TURNS = 9;
    private static final MinorityRule RULE = new MinorityRule(3, 21);
    private static final int[] SIZES = {1_000_000, 10_000_000};
    private static final double[] AIMS_COUNTED = {0.7, 6};
    private static final double[] AIMS_EXCHANGED = {80, 2_500};
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ElectionBench() {}

    private record Measured(Numbers millis, Election last) {}

    public static void main(String[] arguments) throws IOException {
        Report report = new Report("election");
        ObjectNode json = report.json();
        Table table =
                new Table("election", "median ms", "least ms", "most ms", "aim ms", "messages", "million messages/s");
        for (int i = 0; i < WARM_UP; i++) {
            electorate(SIZES[0], i).count(Electorate.UNHEARD);
            electorate(SIZES[0] / 10, i).exchange(Electorate.UNHEARD);
        }
        for (int i = 0; i < SIZES.length; i++) {
            Measured counted = measure(SIZES[i], one -> one.count(Electorate.UNHEARD));
            Measured exchanged = measure(SIZES[i], one -> one.exchange(Electorate.UNHEARD));
            if (!exchanged.last().members().equals(counted.last().members())) {
                throw new IllegalStateException("messages elected others than the count");
            }
            row(table, json, "counted among " + Table.number(SIZES[i], 0), counted, AIMS_COUNTED[i]);
            row(table, json, "by messages among " + Table.number(SIZES[i], 0), exchanged, AIMS_EXCHANGED[i]);
        }
        report.publish(table, json);
    }

    private static Electorate electorate(int candidates, long seed) {
        return new Electorate(RULE, Blocs.honest(candidates), Links.SOUND, seed);
    }

    private static Measured measure(int candidates, Function<Electorate, Election> election) {
        List<Double> millis = new ArrayList<>();
        Election last = null;
        for (int turn = -2; turn < TURNS; turn++) {
            long start = THREADS.getCurrentThreadCpuTime();
            last = election.apply(electorate(candidates, turn));
            if (turn >= 0) millis.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
        }
        return new Measured(Numbers.of(millis, one -> one), java.util.Objects.requireNonNull(last));
    }

    private static void row(Table table, ObjectNode json, String name, Measured measured, double aim) {
        long messages = measured.last().messages();
        double median = measured.millis().median();
        table.row(
                name,
                Table.number(median, 2),
                Table.number(measured.millis().least(), 2),
                Table.number(measured.millis().most(), 2),
                "≤ " + Table.number(aim, aim < 1 ? 1 : 0),
                messages == 0 ? "–" : Table.number((double) messages, 0),
                messages == 0 ? "–" : Table.number(messages / median / 1e3, 1));
        json.putObject(name).put("millis", median).put("aimMillis", aim).put("messages", messages);
    }
}

package assay.domain.evaluation;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What several evaluators' reports say together. */
final class Median {
    private Median() {}

    /**
     * Place by place the median of errors, losses and values, and the aggregate that most name, with the state that goes
     * with it (ties: the lowest address).
     */
    static Report of(Collection<Report> reports) {
        Named most = mostNamed(reports);
        return new Report(
                medians(reports, Report::errorMicros),
                medians(reports, Report::lossMicros),
                most.aggregate,
                most.state,
                medians(reports, Report::valueMicros),
                median(reports.stream().map(Report::valueErrorMicros).toList()),
                traits(reports));
    }

    private static List<Trait> traits(Collection<Report> reports) {
        List<Long> ups = medians(
                reports, report -> report.traits().stream().map(Trait::ups).toList());
        List<Long> downs = medians(
                reports, report -> report.traits().stream().map(Trait::downs).toList());
        return IntStream.range(0, ups.size())
                .mapToObj(i -> new Trait(ups.get(i), downs.get(i)))
                .toList();
    }

    /** A model, and what its strategy keeps: one is worth nothing without the other. */
    private record Named(Cid aggregate, Optional<Cid> state) implements Comparable<Named> {
        static Named by(Report report) {
            return new Named(report.aggregate(), report.state());
        }

        @Override
        public int compareTo(Named other) {
            int order = aggregate.compareTo(other.aggregate);
            return order != 0 ? order : text().compareTo(other.text());
        }

        private String text() {
            return state.map(Cid::text).orElse("");
        }
    }

    /** Whose every error and value is within tolerance of the median, and whose aggregate and state are those most named. */
    static List<ParticipantId> agreeing(
            PersistentMap<ParticipantId, Report> reports, Report median, long toleranceMicros) {
        List<ParticipantId> agreeing = new ArrayList<>();
        for (Map.Entry<ParticipantId, Report> entry : reports) {
            Report report = entry.getValue();
            boolean near = near(report.errorMicros(), median.errorMicros(), toleranceMicros)
                    && near(report.valueMicros(), median.valueMicros(), toleranceMicros);
            if (near && Named.by(report).equals(Named.by(median))) agreeing.add(entry.getKey());
        }
        return List.copyOf(agreeing);
    }

    private static boolean near(List<Long> values, List<Long> medians, long toleranceMicros) {
        return IntStream.range(0, medians.size())
                .allMatch(i -> Math.abs(values.get(i) - medians.get(i)) <= toleranceMicros);
    }

    private static List<Long> medians(Collection<Report> reports, Function<Report, List<Long>> values) {
        List<Long> medians = new ArrayList<>();
        int places = values.apply(reports.iterator().next()).size();
        for (int i = 0; i < places; i++) {
            int place = i;
            medians.add(median(reports.stream()
                    .map(report -> values.apply(report).get(place))
                    .toList()));
        }
        return medians;
    }

    /** The middle value; of an even number of values, the lower of the two in the middle. */
    static long median(Collection<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static Named mostNamed(Collection<Report> reports) {
        PersistentMap<Named, Integer> named = PersistentMap.empty();
        for (Report report : reports) named = named.merged(Named.by(report), 1, Integer::sum);
        Map.Entry<Named, Integer> most = named.first();
        for (Map.Entry<Named, Integer> entry : named) if (entry.getValue() > most.getValue()) most = entry;
        return most.getKey();
    }
}

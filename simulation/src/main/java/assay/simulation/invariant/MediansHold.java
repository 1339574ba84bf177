package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Commitment;
import assay.domain.evaluation.EvaluationEvent.CommitOpened;
import assay.domain.evaluation.EvaluationEvent.EnrolmentBegan;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.evaluation.EvaluationEvent.ParticipantExcluded;
import assay.domain.evaluation.EvaluationEvent.ReportCommitted;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.evaluation.EvaluationEvent.RevealOpened;
import assay.domain.evaluation.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A measurement is the median of what drawn evaluators bound themselves to in time and then showed in time, with more
 * than half of them present; and those in agreement are those within tolerance of it.
 */
public final class MediansHold implements Invariant {
    private final Map<EntityId, Session> sessions = new TreeMap<>();

    private static final class Session {
        private final long toleranceMicros;
        private List<ParticipantId> seats = new ArrayList<>();
        private final Map<ParticipantId, String> bound = new TreeMap<>();
        private final Map<ParticipantId, Report> shown = new TreeMap<>();
        private Instant closes = Instant.MAX;

        private Session(long toleranceMicros) {
            this.toleranceMicros = toleranceMicros;
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof EnrolmentBegan began) {
                sessions.put(entry.entity(), new Session(began.rules().toleranceMicros()));
            }
            Session session = sessions.get(entry.entity());
            if (session == null) continue;
            Optional<String> broken = seen(entry, session, event);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private static Optional<String> seen(Entry<?> entry, Session session, Object event) {
        if (event instanceof EvaluatorsDrawn drawn) session.seats = new ArrayList<>(drawn.evaluators());
        else if (event instanceof EvaluatorSubstituted put)
            session.seats.set(session.seats.indexOf(put.lost()), put.substitute());
        else if (event instanceof ParticipantExcluded out) {
            session.bound.remove(out.participant());
            session.shown.remove(out.participant());
        } else if (event instanceof CommitOpened opened) {
            session.bound.clear();
            session.shown.clear();
            session.closes = opened.closes();
        } else if (event instanceof RevealOpened opened) session.closes = opened.closes();
        else if (event instanceof ReportCommitted report) return committed(entry, session, report);
        else if (event instanceof ReportRevealed report) return revealed(entry, session, report);
        else if (event instanceof MeasurementTaken taken) return taken(entry.entity(), session, taken);
        return Optional.empty();
    }

    private static Optional<String> committed(Entry<?> entry, Session session, ReportCommitted report) {
        boolean again = session.bound.put(report.evaluator(), report.commitment()) != null;
        if (session.seats.contains(report.evaluator()) && inTime(entry, session) && !again) return Optional.empty();
        return Optional.of(entry.entity() + ": took the commitment of " + report.evaluator() + " at " + entry.time()
                + "; those drawn are " + session.seats + ", and may commit once, before " + session.closes);
    }

    private static Optional<String> revealed(Entry<?> entry, Session session, ReportRevealed report) {
        String shown =
                Commitment.of(entry.entity(), report.measurement(), report.evaluator(), report.report(), report.salt());
        String bound = session.bound.getOrDefault(report.evaluator(), "nothing");
        boolean again = session.shown.put(report.evaluator(), report.report()) != null;
        if (shown.equals(bound) && inTime(entry, session) && !again) return Optional.empty();
        return Optional.of(entry.entity() + ": took a report of " + report.evaluator() + " at " + entry.time()
                + " that hashes to " + shown + "; it is bound to " + bound + ", to be shown once, before "
                + session.closes);
    }

    private static boolean inTime(Entry<?> entry, Session session) {
        return entry.time().isBefore(session.closes);
    }

    private static Optional<String> taken(EntityId evaluation, Session session, MeasurementTaken taken) {
        List<Report> shown = List.copyOf(session.shown.values());
        if (shown.size() * 2 <= session.seats.size()) {
            return Optional.of(
                    evaluation + ": measured with " + shown.size() + " of " + session.seats.size() + " reports");
        }
        boolean medians = isMedian(taken.median().errorMicros(), shown, Report::errorMicros)
                && isMedian(taken.median().lossMicros(), shown, Report::lossMicros)
                && isMedian(taken.median().valueMicros(), shown, Report::valueMicros)
                && isMedian(
                        List.of(taken.median().valueErrorMicros()),
                        shown,
                        report -> List.of(report.valueErrorMicros()));
        boolean named = isMostNamed(taken.median().aggregate(), shown);
        List<ParticipantId> near = new ArrayList<>();
        session.shown.forEach((who, report) -> {
            if (isNear(report, taken.median(), session.toleranceMicros)) near.add(who);
        });
        if (medians && named && near.equals(taken.agreeing())) return Optional.empty();
        return Optional.of(evaluation + ": says that " + taken + " is what " + session.shown + " come to within "
                + session.toleranceMicros);
    }

    /** The lower median: fewer than half lie below, and at least half lie no higher. */
    private static boolean isMedian(List<Long> said, List<Report> shown, Function<Report, List<Long>> values) {
        for (Report report : shown) if (values.apply(report).size() != said.size()) return false;
        for (int place = 0; place < said.size(); place++) {
            int below = 0;
            int notAbove = 0;
            boolean among = false;
            for (Report report : shown) {
                long value = values.apply(report).get(place);
                if (value < said.get(place)) below++;
                if (value <= said.get(place)) notAbove++;
                if (value == said.get(place)) among = true;
            }
            if (!among || below * 2 >= shown.size() || notAbove * 2 < shown.size()) return false;
        }
        return true;
    }

    private static boolean isMostNamed(Cid said, List<Report> shown) {
        Map<Cid, Integer> times = new TreeMap<>();
        for (Report report : shown) times.merge(report.aggregate(), 1, Integer::sum);
        int most = times.getOrDefault(said, 0);
        for (Map.Entry<Cid, Integer> other : times.entrySet()) {
            if (other.getValue() > most) return false;
            // Of those named equally often, the lowest address counts.
            if (other.getValue() == most && other.getKey().compareTo(said) < 0) return false;
        }
        return most > 0;
    }

    private static boolean isNear(Report report, Report median, long toleranceMicros) {
        if (!report.aggregate().equals(median.aggregate())) return false;
        return isNear(report.errorMicros(), median.errorMicros(), toleranceMicros)
                && isNear(report.valueMicros(), median.valueMicros(), toleranceMicros);
    }

    private static boolean isNear(List<Long> found, List<Long> medians, long toleranceMicros) {
        for (int i = 0; i < medians.size(); i++) {
            long off = found.get(i) - medians.get(i);
            if (off > toleranceMicros || -off > toleranceMicros) return false;
        }
        return true;
    }
}

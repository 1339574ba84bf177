package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.MeasurementAsked;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskSpec;
import assay.domain.training.Iteration;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where members hand in iterations, each member's are one chain through all rounds, and within a round everybody applies
 * everybody else's messages once, in the order recorded. The whole of every member's history is kept here and read anew;
 * who has applied what is found by handing messages out one by one, not by comparing counters.
 */
public final class ChainsUnbroken implements Invariant {
    private final Map<String, Trail> trails = new TreeMap<>();

    /** What one task's journal says. */
    private static final class Trail {
        private final TaskSpec spec;
        private final Map<ParticipantId, List<Iteration>> links = new TreeMap<>();
        /** How many links each member had when the round opened. */
        private final Map<ParticipantId, Integer> before = new TreeMap<>();
        /** What lies ready for each member, in order, and what of it lay there when it last spoke. */
        private final Map<ParticipantId, List<Letter>> inboxes = new TreeMap<>();

        private final List<Letter> log = new ArrayList<>();
        /** Whose iterations verifiers found to be wrong since they spoke last: nothing of their residuals is left. */
        private final Set<ParticipantId> convicted = new TreeSet<>();

        private long awaited;

        private Trail(TaskSpec spec) {
            this.spec = spec;
        }
    }

    private record Letter(ParticipantId from, WeightedUpdate message, int place) {}

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            String name = entry.entity().name();
            if (event instanceof TaskDrafted drafted
                    && drafted.spec().training().protocol() != Protocol.FEDERATED) {
                trails.put(name, new Trail(drafted.spec()));
            }
            Trail trail = trails.get(name);
            if (trail == null) {
                if (event instanceof IterationsRecorded)
                    return Optional.of(entry.entity() + ": did not ask for " + event);
                continue;
            }
            Optional<String> broken = seen(trail, event);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> seen(Trail trail, Object event) {
        if (event instanceof RoundOpened) {
            trail.inboxes.clear();
            trail.log.clear();
            trail.before.clear();
            trail.links.forEach((who, links) -> trail.before.put(who, links.size()));
        }
        if (event instanceof MeasurementStarted started) trail.awaited = started.measurement();
        if (event instanceof MeasurementAsked asked && asked.measurement() == trail.awaited)
            return measured(trail, asked);
        if (event instanceof RoundChecked checked) {
            trail.convicted.addAll(checked.refused());
            trail.log.removeIf(letter -> checked.refused().contains(letter.from()));
        }
        return event instanceof IterationsRecorded recorded ? recorded(trail, recorded) : Optional.empty();
    }

    private static Optional<String> recorded(Trail trail, IterationsRecorded now) {
        List<WeightedUpdate> applied = new ArrayList<>();
        List<Letter> inbox = trail.inboxes.computeIfAbsent(now.miner(), none -> new ArrayList<>(trail.log));
        int lastOwn = -1;
        for (Letter letter : trail.log) if (letter.from().equals(now.miner())) lastOwn = letter.place();
        while (!inbox.isEmpty() && inbox.get(0).place() < now.consumed()) {
            Letter letter = inbox.remove(0);
            if (!letter.from().equals(now.miner())) applied.add(letter.message());
        }
        boolean forgotten = !inbox.isEmpty() && inbox.get(0).place() <= lastOwn;
        if (forgotten || now.consumed() > trail.log.size()) {
            return Optional.of(now.miner() + " dealt with " + now.consumed() + " of " + trail.log.size()
                    + " messages, expected at least the " + (lastOwn + 1) + " up to its own last");
        }
        Optional<String> links = linked(trail, now, Iteration.peers(applied));
        long words = 0;
        for (Iteration each : now.iterations()) words += each.ups() + (long) each.downs();
        Letter letter = new Letter(now.miner(), new WeightedUpdate(now.maps(), words), trail.log.size());
        trail.log.add(letter);
        trail.inboxes.values().forEach(each -> each.add(letter));
        return links;
    }

    private static Optional<String> linked(Trail trail, IterationsRecorded now, String peers) {
        List<Iteration> links = trail.links.computeIfAbsent(now.miner(), none -> new ArrayList<>());
        int before = trail.before.getOrDefault(now.miner(), 0);
        int start = links.size();
        links.addAll(now.iterations());
        ResidualRules rules = trail.spec.training().residual();
        if (now.iterations().isEmpty()
                || now.iterations().size() > rules.every()
                || links.size() - before > rules.iterations()) {
            return Optional.of(now.miner() + " handed in " + now.iterations().size() + " iterations, "
                    + (links.size() - before) + " in round " + now.round() + ", expected as " + rules);
        }
        for (int i = start; i < links.size(); i++) {
            Iteration link = links.get(i);
            boolean anew = i == 0 || (i == start && trail.convicted.remove(now.miner()));
            String residual = anew ? Iteration.NO_RESIDUAL : links.get(i - 1).residualAfter();
            boolean model =
                    i == before || link.modelBefore().equals(links.get(i - 1).modelAfter());
            boolean letters = link.peers().equals(i == start ? peers : Iteration.peers(List.of()));
            boolean small = link.ups() >= 0 && link.downs() >= 0 && link.ups() + (long) link.downs() <= rules.words();
            if (link.number() == i && link.residualBefore().equals(residual) && model && letters && small) continue;
            return Optional.of(now.miner() + "'s link " + i + " does not follow from the one before: " + link);
        }
        return Optional.empty();
    }

    private static Optional<String> measured(Trail trail, MeasurementAsked asked) {
        List<WeightedUpdate> log = trail.log.stream().map(Letter::message).toList();
        boolean same = asked.job().updates().equals(log)
                && asked.job().strategy().equals(ResidualRules.STRATEGY)
                && asked.job().rules().stepPicos()
                        == trail.spec.recipe().learningRateMicros()
                                * trail.spec.training().residual().tauMicros();
        if (same) return Optional.empty();
        return Optional.of("evaluators are asked for " + asked.job().updates() + ", recorded were " + log);
    }
}

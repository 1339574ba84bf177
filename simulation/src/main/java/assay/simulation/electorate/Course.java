package assay.simulation.electorate;

import assay.domain.election.CycleKind;
import assay.domain.election.Lots;
import assay.domain.election.MinorityRule;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;

/** How far an election has come, and when it is over: after the last cycle that the rule allows, or by lot. */
final class Course {
    /** So many lots are drawn at a time; the winners of one heap draw again in the next. */
    private static final int HEAP = 4096;

    private static final String NAME = "n-";

    private final MinorityRule rule;
    private final java.util.function.Consumer<MinorityRule.Cycle> heard;
    private final List<MinorityRule.Cycle> cycles = new ArrayList<>();
    private int repeats;
    private String beacon;

    Course(Electorate electorate, java.util.function.Consumer<MinorityRule.Cycle> heard) {
        this.rule = electorate.rule();
        this.heard = heard;
        beacon = Sha256.of("electorate")
                .with(electorate.seed())
                .with(electorate.blocs().candidates())
                .hex();
    }

    /** The number of the next cycle, from 1. */
    int next() {
        return cycles.size() + 1;
    }

    /** Whether there is room for all from the beginning. */
    boolean roomFor(int candidates) {
        return candidates <= rule.maximum();
    }

    /** Takes a cycle's numbers, and says what they come to. */
    MinorityRule.Cycle count(int zeros, int ones, int silent) {
        MinorityRule.Cycle cycle = rule.of(zeros, ones, silent);
        cycles.add(cycle);
        repeats = cycle.kind().repeats() ? repeats + 1 : 0;
        beacon = Sha256.from(beacon).with(zeros).with(ones).with(silent).hex();
        heard.accept(cycle);
        return cycle;
    }

    List<MinorityRule.Cycle> cycles() {
        return List.copyOf(cycles);
    }

    /** Whether no cycle follows. */
    boolean over() {
        if (cycles.isEmpty()) return false;
        CycleKind last = cycles.get(cycles.size() - 1).kind();
        return drawn() || last == CycleKind.FINISHED || last == CycleKind.TOO_FEW;
    }

    /** Whether lots decide between those who are left. */
    boolean drawn() {
        return repeats >= MinorityRule.MAX_REPEATS;
    }

    /** The members, given who is left. */
    List<Integer> members(PrimitiveIterator.OfInt left) {
        List<Integer> members = new ArrayList<>();
        boolean failed = !cycles.isEmpty() && cycles.get(cycles.size() - 1).kind() == CycleKind.TOO_FEW;
        if (failed) return members;
        if (!drawn()) {
            left.forEachRemaining((int candidate) -> members.add(candidate));
            return members;
        }
        for (ParticipantId winner : byLot(left)) {
            members.add(Integer.parseInt(winner.name().substring(NAME.length())));
        }
        members.sort(null);
        return members;
    }

    private List<ParticipantId> byLot(PrimitiveIterator.OfInt left) {
        List<ParticipantId> heap = new ArrayList<>();
        while (left.hasNext()) {
            heap.add(new ParticipantId(NAME + left.nextInt()));
            if (heap.size() == HEAP + rule.maximum()) heap = new ArrayList<>(Lots.draw(beacon, heap, rule.maximum()));
        }
        return Lots.draw(beacon, heap, rule.maximum());
    }
}

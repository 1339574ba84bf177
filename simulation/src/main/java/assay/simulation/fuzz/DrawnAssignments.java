package assay.simulation.fuzz;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a drawn task one that hands out assignments: any validation, either escrow, times shorter than work takes. */
final class DrawnAssignments {
    private static final long MILLION = 1_000_000;

    private DrawnAssignments() {}

    static TaskSpec in(TaskSpec task, Dice dice) {
        boolean engineering = dice.chance(20);
        Validation validation = dice.one(List.of(Validation.values()));
        boolean custom = validation == Validation.CUSTOM;
        boolean pool = dice.chance(40);
        int assignments = dice.count(1, 8);
        Credits reward = pool ? Credits.ZERO : Credits.micros(dice.between(1, 5 * MILLION));
        long miners = dice.chance(50) ? MILLION : dice.between(1, MILLION);
        long evaluators = custom ? dice.between(0, MILLION - miners) : 0;
        Duration submission = dice.chance(30) ? dice.millis(500, 3_000) : dice.seconds(3, 20);
        Duration within = validation == Validation.MANUAL ? dice.seconds(1, 20) : Duration.ZERO;
        EvaluationRules evaluation = custom ? task.evaluation() : Unused.EVALUATION;
        Duration judging = custom ? evaluation.commit().plus(evaluation.reveal()) : within;
        Credits bounty = pool ? Credits.micros(dice.between(1, 50 * MILLION)) : covering(reward, assignments, miners);
        AssignmentRules rules = new AssignmentRules(
                assignments,
                brief(engineering, dice),
                new Wages(pool ? EscrowMode.POOL : EscrowMode.PER_ASSIGNMENT, reward),
                new Judging(validation, within, custom ? dice.anyShareMicros() : 0),
                submission,
                dice.chance(40));
        return new TaskSpec(
                        engineering ? TaskKind.ENGINEERING : TaskKind.ANNOTATION,
                        task.title(),
                        bounty,
                        engineering ? task.recipe() : Unused.RECIPE,
                        engineering ? task.data() : Unused.DATA,
                        0,
                        0,
                        0,
                        0,
                        submission.plus(judging).plus(dice.seconds(1, 90)),
                        Duration.ZERO,
                        Duration.ZERO,
                        "",
                        dice.chance(10),
                        Unused.COMMITTEE,
                        evaluation,
                        new PayRules(
                                pool ? "score-pool" : "per-assignment",
                                miners,
                                evaluators,
                                task.pay().approval()))
                .with(rules);
    }

    /** The least bounty of which the workers' share is all rewards; it then is so exactly. */
    private static Credits covering(Credits reward, int assignments, long minersMicros) {
        Credits all = Credits.micros(reward.micros() * assignments);
        long least = Split.share(all.micros(), MILLION, minersMicros);
        while (Split.share(least, minersMicros, MILLION) < all.micros()) least++;
        return Credits.micros(least);
    }

    private static Brief brief(boolean engineering, Dice dice) {
        List<String> files = new ArrayList<>();
        int count = dice.count(1, 12);
        for (int i = 1; i <= count; i++) files.add("ipfs://files/" + i);
        List<String> labels = dice.chance(70) ? List.of("cat", "dog", "horse") : List.of();
        return new Brief(
                "What is it?",
                engineering ? Optional.empty() : Optional.of(dice.one(List.of(Media.values()))),
                files,
                Optional.of(StorageKind.IPFS),
                dice.chance(20) ? "secret:files" : "",
                List.of(),
                engineering ? List.of() : labels,
                !engineering && dice.chance(50),
                !engineering && dice.chance(50));
    }
}

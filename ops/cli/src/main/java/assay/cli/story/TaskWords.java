package assay.cli.story;

import static assay.cli.story.Amounts.accuracy;
import static assay.cli.story.Amounts.count;
import static assay.cli.story.Amounts.credits;
import static assay.cli.story.Amounts.loss;
import static assay.cli.story.Amounts.names;

import assay.domain.committee.Standing;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.Campaign;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskSpec;
import assay.domain.task.Update;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a task, in words. Steps that say nothing new to a reader have none. */
final class TaskWords {
    private TaskWords() {}

    static Optional<String> of(TaskEvent event) {
        if (event instanceof AssignmentEvent about) return AssignmentWords.of(about);
        return Optional.ofNullable(beginning(event))
                .or(() -> Optional.ofNullable(rounds(event)))
                .or(() -> Optional.ofNullable(hands(event)))
                .or(() -> Optional.ofNullable(ending(event)));
    }

    private static @Nullable String beginning(TaskEvent event) {
        if (event instanceof TaskEvent.TaskDrafted drafted) return posted(drafted);
        if (event instanceof TaskEvent.TaskFunded) return "the bounty lies in escrow; the task is on the notice board";
        if (event instanceof TaskEvent.FundingFailed failed) return "not funded: " + failed.reason();
        if (event instanceof TaskEvent.MinerJoined joined) return joined.miner() + " joined";
        if (event instanceof TaskEvent.MinerTurnedAway away) return away.miner() + " turned away: " + away.reason();
        if (event instanceof TaskEvent.CrewFormed formed) return crew(formed.members());
        if (event instanceof TaskEvent.SegmentsOffered offered) {
            return "the client offered " + count(offered.offer().training().size(), "training segment") + " by hash";
        }
        if (event instanceof TaskEvent.OrderDecided decided) {
            return decided.allocation().stream()
                    .map(part -> part.member() + " " + part.hashes().size())
                    .collect(Collectors.joining(", ", "segments allocated: ", ""));
        }
        if (event instanceof TaskEvent.EvaluatorsSeated seated) {
            return "evaluators drawn: " + names(seated.evaluators());
        }
        if (event instanceof TaskEvent.VerifiersSeated seated) {
            return "verifiers drawn: " + names(seated.verifiers());
        }
        if (event instanceof TaskEvent.RoundChecked checked
                && !checked.refused().isEmpty()) {
            return "round " + checked.round() + ": left out are the updates of " + names(checked.refused());
        }
        if (event instanceof TaskEvent.EvaluatorReseated seated) {
            return seated.substitute() + " measures in the place of " + seated.lost() + ", who trains now";
        }
        if (event instanceof TaskEvent.MeasurementRepeated repeated) {
            return "measured once more: " + repeated.reason();
        }
        if (event instanceof TaskEvent.BaselineMeasured measured) {
            return "before training: accuracy " + accuracy(measured.errorMicros()) + ", loss "
                    + loss(measured.lossMicros()) + " (median of "
                    + measured.agreeing().size() + ")";
        }
        return null;
    }

    private static String posted(TaskEvent.TaskDrafted drafted) {
        TaskSpec spec = drafted.spec();
        if (spec.kind().assigns()) return AssignmentWords.posted(drafted);
        return drafted.client() + " posts \"" + spec.title() + "\": bounty " + credits(spec.bounty())
                + ", wanted accuracy " + accuracy(spec.targetErrorMicros()) + ", at most "
                + count(spec.rounds(), "round") + campaign(spec);
    }

    /** What the client tells those who might take part (OpenMined's campaign). */
    private static String campaign(TaskSpec spec) {
        Campaign said = spec.campaign();
        StringBuilder text = new StringBuilder();
        if (!said.input().isEmpty()) text.append("; data: ").append(said.input());
        if (!said.output().isEmpty()) text.append("; answers: ").append(said.output());
        if (!said.algorithm().isEmpty()) text.append("; method: ").append(said.algorithm());
        if (!said.weights().isEmpty()) text.append("; starts from ").append(said.weights());
        if (text.isEmpty()) return "";
        return "; claims to start at " + accuracy(spec.claimedInitialErrorMicros()) + text;
    }

    private static String crew(List<Standing> members) {
        String all = members.stream()
                .map(each -> each.member() + " (" + each.points() + ")")
                .collect(Collectors.joining(", "));
        return "those who train, by Borda points: " + all;
    }

    private static @Nullable String rounds(TaskEvent event) {
        if (event instanceof TaskEvent.RoundOpened opened) return "round " + opened.round() + " begins";
        if (event instanceof TaskEvent.UpdateAccepted accepted) return update(accepted.round(), accepted.update());
        if (event instanceof TaskEvent.UpdateCommitted committed) {
            return "round " + committed.round() + ": " + committed.miner() + " committed to an update";
        }
        if (event instanceof TaskEvent.RevealOpened opened) {
            return "round " + opened.round() + ": what was committed to is shown now";
        }
        if (event instanceof TaskEvent.UpdateCopied copied) {
            return "round " + copied.round() + ": the update of " + copied.miner() + " is that of " + copied.original()
                    + ", and does not count";
        }
        if (event instanceof TaskEvent.UpdateHeld held) {
            return "round " + held.round() + ": the update of " + held.update().miner()
                    + " comes late, and counts for the next round";
        }
        if (event instanceof TaskEvent.UpdatesFlagged flagged) {
            return "round " + flagged.round() + ": the updates of " + flagged.miners() + " stand out"
                    + (flagged.excluded() ? ", and do not count" : "");
        }
        if (event instanceof TaskEvent.UpdatesOrdered ordered) {
            return "round " + ordered.round() + ": updates count in the order " + ordered.order();
        }
        if (event instanceof TaskEvent.RoundMissed missed) return "round " + missed.round() + ": nobody answered";
        if (event instanceof TaskEvent.AggregateClaimed claimed) {
            return "round " + claimed.round() + ": " + claimed.leader() + " aggregated the updates";
        }
        if (event instanceof TaskEvent.RoundClosed closed) {
            return "round " + closed.round() + " measured: accuracy "
                    + accuracy(closed.result().errorMicros()) + ", loss "
                    + loss(closed.result().lossMicros()) + "; "
                    + count(closed.gains().size(), "update")
                    + " improved on the best";
        }
        return null;
    }

    private static String update(int round, Update update) {
        return "round " + round + ": " + update.miner() + " trained on " + count(update.samples(), "sample") + ": loss "
                + loss(update.lossMicros()) + ", accuracy " + Amounts.percent(update.accuracyMicros());
    }

    private static @Nullable String hands(TaskEvent event) {
        if (event instanceof TaskEvent.SegmentDisputed disputed) {
            return disputed.by() + " found a segment that is not what the client offered";
        }
        if (event instanceof TaskEvent.MemberSilent silent) return silent.member() + " let the round pass";
        if (event instanceof TaskEvent.MemberExchanged exchanged) {
            return exchanged.replacement() + " takes the place of " + exchanged.lost();
        }
        if (event instanceof TaskEvent.MemberDropped dropped) return dropped.lost() + " is gone; the others go on";
        if (event instanceof TaskEvent.LeaderSucceeded next) {
            return next.silent() + " stayed silent; " + next.leader() + " leads from now on";
        }
        if (event instanceof TaskEvent.LeaderDeposed deposed) {
            return deposed.leader() + " claimed another aggregate than the evaluators computed, and is deposed";
        }
        return null;
    }

    private static @Nullable String ending(TaskEvent event) {
        if (event instanceof TaskEvent.TrainingEnded ended) return "training is over: " + ended.reason();
        if (event instanceof TaskEvent.HiddenRevealed revealed) {
            return "the client reveals " + count(revealed.segments().size(), "hidden segment");
        }
        if (event instanceof TaskEvent.FinalMeasured measured) {
            return "on data that nobody trained on: accuracy " + accuracy(measured.errorMicros());
        }
        if (event instanceof TaskEvent.SettlementStarted started) {
            String how = started.ending().name().toLowerCase(Locale.ROOT);
            return "settling: " + how + (started.reason().isEmpty() ? "" : ", " + started.reason());
        }
        if (event instanceof TaskEvent.TaskClosed closed) {
            return "closed: paid " + credits(closed.paid()) + ", refunded " + credits(closed.refunded())
                    + (closed.held().isZero() ? "" : ", still held " + credits(closed.held()));
        }
        return null;
    }
}

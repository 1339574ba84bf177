package assay.cli.story;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.committee.CommitteeEvent;
import assay.domain.entity.EntityId;
import assay.domain.evaluation.EvaluationEvent;
import assay.domain.payout.PayoutEvent;
import assay.domain.task.TaskEvent;
import assay.domain.verification.VerificationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens to tasks, line by line, as entries come in: who registered, how votes fell, what each round came
 * to, who was paid. Entries of different entities may come in any order; each line stands for itself.
 */
public final class TaskStory implements EventSink {
    private final Consumer<String> teller;
    private final CommitteeWords committee = new CommitteeWords();
    private final boolean many;
    private @Nullable Instant start;

    /**
     * A story told to {@code teller}.
     *
     * @param many whether there are several tasks, so that each line has to say which one it is about
     */
    public TaskStory(boolean many, Consumer<String> teller) {
        this.many = many;
        this.teller = teller;
    }

    @Override
    public void accept(Entry<?> entry) {
        Instant first = start == null ? entry.time() : start;
        start = first;
        for (Object event : entry.events()) {
            words(entry.entity(), event).ifPresent(words -> tell(first, entry, words));
        }
    }

    private Optional<String> words(EntityId entity, Object event) {
        if (event instanceof TaskEvent task) return TaskWords.of(task);
        if (event instanceof CommitteeEvent decided) return committee.of(entity, decided);
        if (event instanceof EvaluationEvent measured) return EvaluationWords.of(measured);
        if (event instanceof VerificationEvent verified) return VerificationWords.of(verified);
        return event instanceof PayoutEvent paid ? PayoutWords.of(paid) : Optional.empty();
    }

    private void tell(Instant first, Entry<?> entry, String words) {
        double seconds = Duration.between(first, entry.time()).toMillis() / 1e3;
        String about = many ? entry.entity().name() + ": " : "";
        teller.accept(String.format(Locale.ROOT, "%7.1f s  %s%s", Math.max(0, seconds), about, words));
    }
}

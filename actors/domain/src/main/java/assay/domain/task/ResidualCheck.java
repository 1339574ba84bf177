package assay.domain.task;

import assay.domain.training.Protocol;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.UpdateRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a task may say about iterations, and what else it may not say when its crew hands them in. */
final class ResidualCheck {
    /** The most iterations of a member in one round. */
    static final int MAX_ITERATIONS = 100_000;

    /** The most iterations in one message: each has a line in the journal. */
    static final int MAX_EVERY = 100;

    /** The most messages in one round: evaluators measure the model after each of them. */
    static final int MAX_MESSAGES = 1_000;

    /** The most messages of a round whose iterations are verified: all travel in one. */
    static final int MAX_VERIFIED = 256;

    /** The most words of one map. */
    static final int MAX_WORDS = 1_000_000;

    private static final long ONE = 1_000_000;

    private final List<SpecViolation> found = new ArrayList<>();

    private ResidualCheck() {}

    /** Everything that is wrong; nothing for a task of another protocol. */
    static List<SpecViolation> violations(TaskSpec spec) {
        if (spec.training().protocol() != Protocol.ASYNC_RESIDUAL) return List.of();
        ResidualCheck check = new ResidualCheck();
        check.rules(spec.training().residual());
        check.messages(spec);
        check.recipe(spec);
        return List.copyOf(check.found);
    }

    /** How many updates a round can have: messages, or one from each member. */
    static long updates(TaskSpec spec) {
        long members = spec.committee().maximum();
        boolean messages = spec.training().protocol() == Protocol.ASYNC_RESIDUAL
                && spec.training().residual().every() > 0;
        return messages ? members * spec.training().residual().messages() : members;
    }

    private void rules(ResidualRules rules) {
        long tau = rules.tauMicros();
        if (tau <= 0 || tau > 100 * ONE) {
            wrong(
                    "training.residual.tau",
                    decimal(tau),
                    "more than 0, at most 100, on gradients averaged over a batch");
        }
        count("iterations", rules.iterations(), MAX_ITERATIONS);
        count("every", rules.every(), MAX_EVERY);
        count("words", rules.words(), MAX_WORDS);
    }

    private void messages(TaskSpec spec) {
        long messages = updates(spec);
        if (messages <= MAX_MESSAGES) return;
        ResidualRules rules = spec.training().residual();
        String fewer = "so many that at most " + MAX_MESSAGES + " messages come to a round: committee.maximum ("
                + spec.committee().maximum() + ") times training.residual.iterations (" + rules.iterations()
                + ") by every are " + messages;
        wrong("training.residual.every", rules.every(), fewer);
    }

    private void verified(TaskSpec spec) {
        if (!spec.verification().wanted()) return;
        long messages = updates(spec);
        if (messages > MAX_VERIFIED) {
            String fewer = "so many that at most " + MAX_VERIFIED + " messages come to a round that is verified:"
                    + " committee.maximum (" + spec.committee().maximum() + ") times training.residual.iterations ("
                    + spec.training().residual().iterations() + ") by every are " + messages;
            wrong("training.residual.every", spec.training().residual().every(), fewer);
        }
        if (spec.verification().toleranceMicros() != 0) {
            String found = decimal(spec.verification().toleranceMicros());
            wrong("verification.tolerance", found, "0 with async-residual: maps are equal, or others");
        }
    }

    private void recipe(TaskSpec spec) {
        Recipe recipe = spec.recipe();
        if (recipe.momentumMicros() != 0) {
            wrong("recipe.momentum", decimal(recipe.momentumMicros()), "0 with async-residual: maps carry no momentum");
        }
        UpdateRules updates = spec.training().updates();
        if (updates.order() != UpdateRules.Order.ARRIVAL) {
            wrong("training.updates.order", word(updates.order()), "arrival with async-residual: maps stay in order");
        }
        if (updates.weights() != UpdateRules.Weights.CLAIMED) {
            wrong("training.updates.weights", word(updates.weights()), "claimed with async-residual: maps weigh alike");
        }
        verified(spec);
        if (!spec.aggregation().equals(ResidualRules.STRATEGY)) {
            wrong("aggregation", '"' + spec.aggregation() + '"', ResidualRules.STRATEGY + " with async-residual");
        }
    }

    private void count(String name, int value, int most) {
        if (value < 1 || value > most) wrong("training.residual." + name, value, "a whole number from 1 to " + most);
    }

    private void wrong(String field, Object value, String expected) {
        found.add(new SpecViolation(field, value.toString(), expected));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}

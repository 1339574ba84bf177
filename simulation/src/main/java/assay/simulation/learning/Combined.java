package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.ResidualRules;
import assay.domain.training.Strategy;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What updates come to on a curve: the model, and what the strategy keeps. */
record Combined(Cid model, Optional<Cid> state) {
    private static final double ONE = 1_000_000;

    static Combined by(Curve curve, Job.Aggregate job) throws JobFailed {
        boolean maps = job.strategy().equals(ResidualRules.STRATEGY);
        List<Blend.Part> parts = new ArrayList<>();
        Sha256 words = Sha256.of("mean").with(job.base().text());
        for (WeightedUpdate update : job.updates()) {
            // Maps without words leave the very same model.
            if (maps && Footprint.at(update.update()).filter(Footprint::idle).isPresent()) continue;
            // Like the real trainer: what is no update counts for nothing.
            Footprint.at(update.update())
                    .ifPresent(made -> parts.add(new Blend.Part(made, maps ? 1 : update.samples())));
            words = words.with(update.update().text());
        }
        Combined nothing = new Combined(job.base(), job.state());
        if (parts.isEmpty()) return nothing;
        if (job.state().isPresent()) words = words.with(job.state().get().text());
        State from = CurveTrainer.state(job.base());
        if (maps) return new Combined(moved(curve, from, Blend.summed(parts), words), Optional.empty());
        Strategy strategy = Strategy.named(job.strategy()).orElse(Strategy.WEIGHTED_MEAN);
        double worst = State.guessing(from.classes());
        double progress = StrictMath.max(0, StrictMath.min(1, (worst - from.error()) / worst));
        List<Blend.Part> counting = Choice.of(strategy, job.rules(), parts, progress);
        if (counting.isEmpty()) return nothing;
        Blend blend = Blend.of(counting);
        if (!ServerState.kept(strategy)) return new Combined(moved(curve, from, blend, words), Optional.empty());
        ServerState kept = ServerState.at(job.state())
                .after(strategy, job.rules(), blend.displacement(), Luck.name(words.with("kept")));
        Blend stepping = blend.moving(kept.displacement(strategy, job.rules()));
        return new Combined(moved(curve, from, stepping, words), Optional.of(kept.address()));
    }

    private static Cid moved(Curve curve, State from, Blend blend, Sha256 words) {
        double error = curve.after(from.error(), State.guessing(from.classes()), blend);
        return new State(StrictMath.round(error * ONE), from.classes(), Luck.name(words)).address();
    }
}

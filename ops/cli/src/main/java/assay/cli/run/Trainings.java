package assay.cli.run;

import assay.content.DirectoryStore;
import assay.simulation.study.Trainers;
import assay.training.NdTrainer;
import assay.training.RememberingTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The real trainer for runs that want it. Runs of one study share a store: equal content has one address. */
public final class Trainings {
    private static final int REMEMBERED_JOBS = 4_096;

    private Trainings() {}

    /** Curves, or the real trainer with its content in {@code store}. */
    public static Trainers keepingContentIn(Path store) {
        return Trainers.withReal(() -> {
            try {
                return new RememberingTrainer(new NdTrainer(DirectoryStore.open(store)), REMEMBERED_JOBS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

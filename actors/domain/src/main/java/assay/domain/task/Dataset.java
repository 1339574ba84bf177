package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.training.Segment;
import java.util.List;
import java.util.Optional;

/**
 * The client's data as the market knows it.
 *
 * @param model the initial model
 * @param training what members train on; empty for a contribution task
 * @param validation what evaluators measure during training
 * @param hidden hashes of what they measure at the end
 */
public record Dataset(Cid model, List<Segment> training, List<Segment> validation, List<String> hidden) {
    public Dataset {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        hidden = List.copyOf(hidden);
    }

    Optional<Segment> trainingSegment(String hash) {
        return training.stream().filter(segment -> segment.hash().equals(hash)).findFirst();
    }
}

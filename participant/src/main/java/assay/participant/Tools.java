package assay.participant;

import assay.domain.entity.Outcome;
import assay.domain.participant.PeerProbe;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a participant works with.
 *
 * @param workers who does its mathematics: itself, or the cluster's workers; a stage fails with {@link
 *     assay.domain.training.JobFailed}, or with anything else when the outcome is unknown
 * @param own the engine in this process, for data that must not leave it
 * @param probe measures peers; blocks
 * @param blocking where blocking calls may run
 * @param registration binds its name to its key; a stage fails when nobody knows whether it did
 */
public record Tools(
        Function<Job, CompletionStage<JobResult>> workers,
        Function<Job, CompletionStage<JobResult>> own,
        PeerProbe probe,
        Executor blocking,
        Supplier<CompletionStage<Outcome>> registration) {}

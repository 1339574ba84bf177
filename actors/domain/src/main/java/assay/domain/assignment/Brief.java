package assay.domain.assignment;

import java.util.List;
import java.util.Optional;

/**
 * What a worker is asked to do.
 *
 * @param question what is to be answered, or the instructions
 * @param media what the files are, for annotation
 * @param files addresses of what is to be annotated, or of what a model is to be made from; files are counted from 1
 * @param storage where all files are
 * @param secret the name of a secret that opens them, as {@code secret:NAME}; empty when they are open to everybody
 * @param samples addresses of files that are annotated already, as an example
 * @param labels the classes to choose from; empty for labels in the worker's own words
 * @param coordinates whether each label comes with the places where it applies
 * @param json whether the result is written as JSON
 */
public record Brief(
        String question,
        Optional<Media> media,
        List<String> files,
        Optional<StorageKind> storage,
        String secret,
        List<String> samples,
        List<String> labels,
        boolean coordinates,
        boolean json) {
    public Brief {
        files = List.copyOf(files);
        samples = List.copyOf(samples);
        labels = List.copyOf(labels);
    }

    /** Nothing is asked. */
    public static Brief unsaid() {
        return new Brief("", Optional.empty(), List.of(), Optional.empty(), "", List.of(), List.of(), false, false);
    }
}

package assay.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.file.ScenarioWriter;
import assay.simulation.Violation;
import assay.simulation.fuzz.Fuzz;
import assay.simulation.fuzz.Mutation;
import assay.simulation.fuzz.Shrinker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Makes the corpus from nothing, in {@code target/corpus}. Whoever thinks that it is better than what there is copies it
 * to {@code scenarios/corpus}; the old files stay good as long as {@link CorpusTest} says so.
 */
class CorpusMakingTest {
    private static final long MOST_SEEDS = 2_000;

    @Test
    @Tag("long")
    void every_mistake_is_found_and_the_market_that_shows_it_made_small() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "corpus"));
        for (String name : Corpus.MISTAKES) make(Corpus.mistake(name), folder);
    }

    private static void make(Mutation mistake, Path folder) throws Exception {
        Fuzz fuzz = new Fuzz(mistake.trial(), tally -> {});
        Fuzz.Tally tally = fuzz.run(1, MOST_SEEDS, 1, () -> true);
        assertThat(tally.found()).as(mistake.name()).isNotEmpty();
        Map.Entry<Long, Violation> first =
                tally.found().entrySet().stream().findFirst().orElseThrow();
        long seed = first.getKey();
        Violation found = first.getValue();
        Shrinker.Shrunk small = fuzz.shrink(seed, found);
        String comment = Corpus.comment(found.invariant(), mistake, seed, small.runs());
        ScenarioWriter.write(small.scenario(), comment, Corpus.file(folder, mistake));
    }
}

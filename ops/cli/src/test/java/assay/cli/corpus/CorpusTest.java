package assay.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.fuzz.Fuzz;
import assay.simulation.fuzz.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    static Stream<Path> files() throws Exception {
        return Corpus.files().stream();
    }

    @Test
    void there_is_a_scenario_for_one_mistake_of_each_kind() throws Exception {
        List<String> known =
                Corpus.files().stream().map(file -> Corpus.mistake(file).name()).toList();
        assertThat(known).hasSizeGreaterThanOrEqualTo(20).containsExactlyInAnyOrderElementsOf(Corpus.MISTAKES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_broke_once_does_not_break_now(Path file) throws Exception {
        Fuzz fuzz = new Fuzz(Trial.SOUND, tally -> {});
        assertThat(fuzz.closely(Corpus.scenario(file)).broken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_mistake_that_broke_it_is_noticed_again(Path file) throws Exception {
        SimulationResult result = Corpus.mistake(file).trial().run(Corpus.scenario(file), entry -> {});
        assertThat(result.violations()).extracting(Violation::invariant).contains(Corpus.noticedBy(file));
    }
}

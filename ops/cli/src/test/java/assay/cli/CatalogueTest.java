package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.catalogue.Shelf;
import assay.cli.file.ScenarioFile;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Judgement;
import assay.simulation.study.Study;
import assay.simulation.study.Trainers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verdict on record comes out again: a few of them every day, all of them in the long run. */
class CatalogueTest {
    private static final Study STUDY = new Study(Trainers.curves());

    static List<Path> claiming() throws Exception {
        List<Path> claiming = new ArrayList<>();
        for (Path file : Shelf.shipped().files()) {
            if (ScenarioFile.read(file, List.of()).claim().isPresent()) claiming.add(file);
        }
        return claiming;
    }

    @Test
    void every_claim_has_its_verdict_on_record_and_is_cheap_to_judge() throws Exception {
        assertThat(claiming()).hasSizeGreaterThanOrEqualTo(7);
        for (Path file : claiming()) {
            Scenario scenario = ScenarioFile.read(file, List.of());
            assertThat(scenario.claim().flatMap(Claim::onRecord))
                    .as("%s: verdict", file)
                    .isPresent();
            assertThat(scenario.learning()).as("%s: learning", file).isEqualTo(Learning.CURVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-in-the-market", "late-voters", "colluders-of-a-million"})
    void a_verdict_of_either_kind_comes_out_again(String name) throws Exception {
        comesOutAgain(Shelf.shipped().find(name));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("claiming")
    void every_verdict_comes_out_again(Path file) throws Exception {
        comesOutAgain(file);
    }

    private static void comesOutAgain(Path file) throws Exception {
        Scenario scenario = ScenarioFile.read(file, List.of());
        Judgement judgement = STUDY.judge(scenario, (over, of) -> {});
        assertThat(scenario.claim().flatMap(Claim::onRecord))
                .as("%s: %s", file, judgement.reason())
                .contains(judgement.verdict());
    }
}

package assay.cli.run;

import assay.simulation.scenario.Verdict;
import assay.simulation.study.Judgement;
import java.util.Optional;

/** What a scenario's runs say about its claim, also when it has none. */
record Answer(Verdict verdict, String reason, Optional<Judgement> judgement) {
    static Answer of(Judgement judgement) {
        return new Answer(judgement.verdict(), judgement.reason(), Optional.of(judgement));
    }

    static Answer none(String reason) {
        return new Answer(Verdict.UNDECIDED, reason, Optional.empty());
    }
}

package assay.bench;

import java.util.List;

/** The markets that are held against attacks, and the attacks. */
final class Attacks {
    private static final String SPEC = "tasks[0].spec.";
    private static final String RULE = SPEC + "pay.rule=";
    private static final String STRATEGY = SPEC + "aggregation=";
    private static final String UPDATES = SPEC + "training.updates=";
    private static final String ELECTION = SPEC + "committee.election=";
    private static final String SLASHING = SPEC + "slashing=";
    private static final String BEHAVIOUR = "population.miners[1].behaviour=";
    private static final String SETTING = "population.miners[1].settings.";

    private static final String SEALED = UPDATES + "{sealed: true, order: drawn, weights: allocated}";
    private static final String VERIFIED =
            SPEC + "verification={verifiers: 3, sampling: 0.2, stretch: 1, planted: 0.05,"
                    + " stake: 50, enrolment: 4s, answer: 5s, check: 20s}";
    private static final String PENALTIES = SLASHING + "{finder: 0.3, penalties: [{offence: wrong-result, share: 1},"
            + " {offence: wrong-proof, share: 1}, {offence: false-accusation, share: 0.5},"
            + " {offence: missed-fault, share: 0.5}]}";

    /** Settings that make a market of a base scenario, or attackers of some of its miners. */
    record Choice(String name, List<String> settings) {
        Choice(String name, String... settings) {
            this(name, List.of(settings));
        }
    }

    /**
     * A table.
     *
     * @param base the scenario, a file of scenarios/studies
     */
    record Study(String base, List<Choice> markets, List<Choice> attacks) {}

    /** Ten members, two of whom attack. */
    static final Study WORK = new Study(
            "attacks.yaml",
            List.of(
                    new Choice("improvement"),
                    new Choice("ranked", RULE + "ranked"),
                    new Choice("equal", RULE + "equal"),
                    new Choice("leave-one-out", RULE + "leave-one-out"),
                    new Choice("shapley", RULE + "shapley"),
                    new Choice("improvement, sealed and drawn", SEALED),
                    new Choice(
                            "improvement, multi-krum",
                            STRATEGY + "multi-krum",
                            SPEC + "training.aggregation.byzantine=2"),
                    new Choice("equal, verified", RULE + "equal", VERIFIED, PENALTIES, SPEC + "committee.stake=1500"),
                    new Choice("shapley, trimmed mean", RULE + "shapley", STRATEGY + "trimmed-mean"),
                    new Choice("shapley, sealed, trimmed mean", RULE + "shapley", STRATEGY + "trimmed-mean", SEALED)),
            List.of(
                    new Choice("free rider", BEHAVIOUR + "free-rider"),
                    new Choice("lazy", BEHAVIOUR + "lazy"),
                    new Choice("copycat", BEHAVIOUR + "copycat", SETTING + "disguise=0.001"),
                    new Choice("label flip", BEHAVIOUR + "label-flip"),
                    new Choice("sign flip", BEHAVIOUR + "sign-flip"),
                    new Choice("scaled ×10", BEHAVIOUR + "scaled-gradient", SETTING + "scale=10"),
                    new Choice("noise", BEHAVIOUR + "random-noise"),
                    new Choice("boaster", BEHAVIOUR + "boaster"),
                    new Choice("step skipper", BEHAVIOUR + "step-skipper")));

    /** Thirty candidates for five seats, six of whom attack. */
    static final Study SEATS = new Study(
            "seats.yaml",
            List.of(
                    new Choice("minority"),
                    new Choice("minority-sealed", ELECTION + "minority-sealed"),
                    new Choice(
                            "minority-sealed, slashed",
                            ELECTION + "minority-sealed",
                            SLASHING + "{penalties: [{offence: no-reveal, share: 0.2}]}"),
                    new Choice("sortition", ELECTION + "sortition")),
            List.of(
                    new Choice("late voters", BEHAVIOUR + "late-voter"),
                    new Choice("vote splitters", BEHAVIOUR + "vote-splitter"),
                    new Choice("selective revealers", BEHAVIOUR + "selective-revealer"),
                    new Choice("proof withholders", BEHAVIOUR + "proof-withholder")));

    private Attacks() {}
}

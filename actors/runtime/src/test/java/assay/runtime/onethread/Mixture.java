package assay.runtime.onethread;

import assay.simulation.Markets;
import assay.simulation.Swarm;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conduct;
import assay.simulation.behaviour.Conducts;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.util.List;

/**
 * A small market in which few are honest: miners of two other behaviours, evaluators of one, and now and then the client.
 * Twenty seeds in a row have every behaviour, tasks of both kinds, and faults in every other three.
 *
 * @param client how the client behaves
 * @param some how some of the miners behave
 * @param others how the others but two do
 * @param evaluators how two of five evaluators behave
 */
record Mixture(long seed, Behaviour client, Behaviour some, Behaviour others, Behaviour evaluators) {
    private static final String SOME = "some";

    private static final List<Conduct> OF_MINERS = dishonest(Conducts.MINERS);
    private static final List<Conduct> OF_EVALUATORS = dishonest(Conducts.EVALUATORS);
    private static final List<Conduct> OF_CLIENTS = dishonest(Conducts.CLIENTS);

    /** The mixture of {@code seed}. */
    static Mixture of(long seed) {
        Behaviour client = seed % 2 == 1 ? Behaviour.HONEST : usual(turn(OF_CLIENTS, seed / 2), seed / 4);
        return new Mixture(
                seed,
                client,
                usual(turn(OF_MINERS, 2 * seed), seed),
                usual(turn(OF_MINERS, 2 * seed + 1), seed),
                usual(turn(OF_EVALUATORS, seed), seed));
    }

    private static List<Conduct> dishonest(Conducts conducts) {
        return conducts.drawn().stream()
                .filter(conduct -> !conduct.name().equals(Behaviour.HONEST.name()))
                .toList();
    }

    private static <T> T turn(List<T> all, long which) {
        return all.get((int) (which % all.size()));
    }

    /** As usual, but where that would hardly show in a small market. */
    private static Behaviour usual(Conduct conduct, long turn) {
        Behaviour usual = Behaviour.named(conduct.name());
        return switch (conduct.name()) {
            // Evaluators can be lazy too, but not late.
            case "lazy" -> conduct.setting("delay").isPresent() ? usual.with("delay", "2s") : usual;
            case "price-taker" -> usual.with("floor", "250");
            case "dishonest" -> turn % 2 == 0 ? usual.with("favours", SOME) : usual;
            case "vanishing" ->
                usual.with("from", turn(conduct.setting("from").orElseThrow().choices(), turn));
            default -> usual;
        };
    }

    /** The market of this mixture. */
    Scenario market() {
        Scenario market = Markets.any(seed);
        Population honest = market.population();
        Client payer = honest.clients().get(0).with(client);
        Miners two = honest.miners().get(0).with(honest.miners().get(0).group().withCount(2));
        Miners three = two.with(two.group().withCount(3));
        List<Miners> miners = List.of(
                two,
                three.with(three.group().withPrefix(SOME).withBehaviour(some)),
                three.with(three.group().withPrefix("other").withBehaviour(others)));
        List<Evaluators> juries =
                List.of(Evaluators.of("evaluator", 3), Evaluators.of("juror", 2).with(evaluators));
        Scenario mixed = market.with(new Population(List.of(payer), miners, juries));
        return seed / 3 % 2 == 1 ? Swarm.draw(mixed, seed) : mixed;
    }

    Mixture withClient(Behaviour other) {
        return new Mixture(seed, other, some, others, evaluators);
    }

    Mixture withSome(Behaviour other) {
        return new Mixture(seed, client, other, others, evaluators);
    }

    Mixture withOthers(Behaviour other) {
        return new Mixture(seed, client, some, other, evaluators);
    }

    Mixture withEvaluators(Behaviour other) {
        return new Mixture(seed, client, some, others, other);
    }
}

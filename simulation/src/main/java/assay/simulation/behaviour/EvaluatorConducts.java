package assay.simulation.behaviour;

import static assay.simulation.behaviour.Setting.group;
import static assay.simulation.behaviour.Setting.number;
import static assay.simulation.behaviour.Setting.share;

import assay.domain.participant.behaviour.DishonestEvaluator;
import assay.domain.participant.behaviour.Gone;
import assay.domain.participant.behaviour.LazyEvaluator;
import assay.domain.participant.behaviour.Meddler;
import assay.domain.participant.behaviour.Testimony;
import java.util.List;

/** How evaluators can behave. */
final class EvaluatorConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Measures, reveals what it committed to, and checks every plan.", Cast::honest),
            new Conduct(
                    "lazy",
                    "Never measures, and reports the last error that is public.",
                    cast -> new LazyEvaluator(cast.honest(), testimony(cast))),
            new Conduct(
                    "dishonest",
                    "Measures and reports something else, the same as all others like it.",
                    cast -> new DishonestEvaluator(
                            cast.honest(), testimony(cast), cast.micros("bias"), cast.text("favours"), List.of()),
                    number("bias", "0.2", "added to every error: below 0 flatters the miners, above 0 the client"),
                    group("favours", "the miners whose updates it praises, instead of a bias")),
            new Conduct("absent", "Never answers anything.", cast -> new Gone()),
            new Conduct(
                    "meddler",
                    "Says what is not for it to say: commands of other roles, for other rounds, with senseless numbers.",
                    cast -> new Meddler(
                            cast.honest(), cast.seat().self(), cast.seat().secret(), cast.micros("meddles")),
                    share("meddles", "0.6", "how likely it says one more thing before it works on")));

    private EvaluatorConducts() {}

    private static Testimony testimony(Cast cast) {
        return new Testimony(cast.seat().self(), cast.seat().secret());
    }
}

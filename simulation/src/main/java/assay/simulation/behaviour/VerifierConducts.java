package assay.simulation.behaviour;

import static assay.simulation.behaviour.Setting.group;
import static assay.simulation.behaviour.Setting.share;

import assay.domain.participant.HonestVerifier;
import assay.domain.participant.behaviour.FalseAccuser;
import assay.domain.participant.behaviour.FriendlyVerifier;
import assay.domain.participant.behaviour.Gone;
import assay.domain.participant.behaviour.LazyVerifier;
import assay.domain.participant.behaviour.Meddler;
import java.util.List;

/** How verifiers can behave. */
final class VerifierConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Does its samples again, and says what it found.", Cast::honest),
            new Conduct(
                    "lazy",
                    "Does nothing again, and says of everything that it holds.",
                    cast -> new LazyVerifier(honest(cast))),
            new Conduct(
                    "false-accuser",
                    "Accuses trainers who are right, and sides with accusers.",
                    cast -> new FalseAccuser(honest(cast), cast.seat().secret(), cast.micros("accuses")),
                    share("accuses", "0.5", "how many of the samples that hold it objects to")),
            new Conduct(
                    "friendly",
                    "Finds that whatever its friends have done holds.",
                    cast -> new FriendlyVerifier(honest(cast), cast.text("friends")),
                    group("friends", "the miners whom it covers")),
            new Conduct("absent", "Never answers anything.", cast -> new Gone()),
            new Conduct(
                    "meddler",
                    "Says what is not for it to say: commands of other roles, for other rounds, with senseless numbers.",
                    cast -> new Meddler(
                            cast.honest(), cast.seat().self(), cast.seat().secret(), cast.micros("meddles")),
                    share("meddles", "0.6", "how likely it says one more thing before it works on")));

    private VerifierConducts() {}

    private static HonestVerifier honest(Cast cast) {
        return new HonestVerifier(cast.seat().self(), cast.seat().secret());
    }
}

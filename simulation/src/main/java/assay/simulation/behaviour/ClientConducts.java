package assay.simulation.behaviour;

import static assay.simulation.behaviour.Setting.choice;
import static assay.simulation.behaviour.Setting.share;

import assay.domain.participant.behaviour.Meddler;
import assay.domain.participant.behaviour.RejectingClient;
import assay.domain.participant.behaviour.SilentClient;
import assay.domain.participant.behaviour.UnderReportingClient;
import assay.domain.participant.behaviour.WithholdingClient;
import java.util.List;
import java.util.Locale;

/** How clients can behave. */
final class ClientConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Cuts its data as it said it would and sends what it is asked for.", Cast::honest),
            new Conduct(
                    "under-reporting",
                    "Spoils the data that models are measured on, so that gains look smaller.",
                    cast -> new UnderReportingClient(cast.honest(), cast.micros("spoils")),
                    share("spoils", "0.2", "share of the validation and hidden data with turned labels")),
            new Conduct(
                    "vanishing",
                    "Gives nothing more from some point on.",
                    cast -> new WithholdingClient(cast.honest(), stage(cast.text("from"))),
                    choice("from", "the first thing that it does not give", "hidden", "training", "offer")),
            new Conduct(
                            "rejecting",
                            "Rejects every result of an assignment that it may judge.",
                            cast -> new RejectingClient(cast.honest()))
                    .undrawn(),
            new Conduct("silent", "Never judges a result: silence accepts.", cast -> new SilentClient(cast.honest()))
                    .fairly()
                    .undrawn(),
            new Conduct(
                    "meddler",
                    "Says what is not for it to say: commands of other roles, for other rounds, with senseless numbers.",
                    cast -> new Meddler(
                            cast.honest(), cast.seat().self(), cast.seat().secret(), cast.micros("meddles")),
                    share("meddles", "0.6", "how likely it says one more thing before it works on")));

    private ClientConducts() {}

    private static WithholdingClient.Stage stage(String name) {
        return WithholdingClient.Stage.valueOf(name.toUpperCase(Locale.ROOT));
    }
}

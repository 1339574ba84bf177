package assay.simulation.behaviour;

import static assay.simulation.behaviour.Setting.choice;
import static assay.simulation.behaviour.Setting.count;
import static assay.simulation.behaviour.Setting.credits;
import static assay.simulation.behaviour.Setting.duration;
import static assay.simulation.behaviour.Setting.factor;
import static assay.simulation.behaviour.Setting.share;

import assay.domain.participant.Eye;
import assay.domain.participant.Policy;
import assay.domain.participant.Solver;
import assay.domain.participant.Worker;
import assay.domain.participant.behaviour.BestResponder;
import assay.domain.participant.behaviour.Boaster;
import assay.domain.participant.behaviour.Copycat;
import assay.domain.participant.behaviour.Forger;
import assay.domain.participant.behaviour.FreeRider;
import assay.domain.participant.behaviour.LabelFlipper;
import assay.domain.participant.behaviour.Labourer;
import assay.domain.participant.behaviour.LateVoter;
import assay.domain.participant.behaviour.Lazy;
import assay.domain.participant.behaviour.MapForger;
import assay.domain.participant.behaviour.Meddler;
import assay.domain.participant.behaviour.PriceTaker;
import assay.domain.participant.behaviour.ProofWithholder;
import assay.domain.participant.behaviour.Secretive;
import assay.domain.participant.behaviour.SelectiveRevealer;
import assay.domain.participant.behaviour.Spammer;
import assay.domain.participant.behaviour.Squatter;
import assay.domain.participant.behaviour.StepSkipper;
import assay.domain.participant.behaviour.TranscriptForger;
import assay.domain.participant.behaviour.VanishingLeader;
import assay.domain.participant.behaviour.VoteSplitter;
import assay.domain.participant.behaviour.Whitewasher;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How miners can behave. */
final class MinerConducts {
    static final List<Conduct> ALL = List.of(
            new Conduct("honest", "Votes by the toss of a coin, trains, reports what it measured.", Cast::honest),
            new Conduct(
                    "lazy",
                    "Takes a seat, leaves out some rounds and begins the others late.",
                    cast -> new Lazy(cast.honest(), cast.seat().secret(), cast.micros("skips"), cast.duration("delay")),
                    share("skips", "0.5", "share of the rounds it leaves out"),
                    duration("delay", "0s", "how late it begins with the others")),
            new Conduct(
                    "free-rider",
                    "Submits the base model, or the base model under a little noise, and never trains.",
                    cast -> new FreeRider(cast.honest(), cast.micros("noise"), Math.max(1, cast.count("claims"))),
                    factor("noise", "0.001", "noise, as a share of the root mean square of the parameters"),
                    count("claims", "100", "how many samples it says it has trained on")),
            new Conduct(
                    "copycat",
                    "Submits somebody else's update of the round as its own.",
                    cast -> new Copycat(cast.honest(), cast.seat().self(), cast.micros("disguise")),
                    factor("disguise", "0.001", "noise on the copy, as for free-rider; 0 copies to the bit")),
            new Conduct("label-flip", "Trains on turned labels.", cast -> new LabelFlipper(cast.honest())),
            new Conduct(
                    "scaled-gradient",
                    "Trains, and multiplies what it learned.",
                    cast -> new Forger(cast.honest(), cast.micros("scale"), 0),
                    factor("scale", "10", "by what the update is multiplied")),
            new Conduct(
                    "sign-flip",
                    "Trains, and submits the opposite of what it learned.",
                    cast -> new Forger(cast.honest(), -cast.micros("scale"), 0),
                    factor("scale", "1", "by what the opposite is multiplied")),
            new Conduct(
                    "random-noise",
                    "Submits the base model under a lot of noise.",
                    cast -> new FreeRider(cast.honest(), cast.micros("noise"), Math.max(1, cast.count("claims"))),
                    factor("noise", "1", "noise, as a share of the root mean square of the parameters"),
                    count("claims", "100", "how many samples it says it has trained on")),
            new Conduct(
                            "map-forger",
                            "Hands in message maps that its iterations did not find, or that are not the next of its chain.",
                            cast -> new MapForger(
                                    cast.honest(),
                                    MapForger.Manner.valueOf(cast.text("maps").toUpperCase(Locale.ROOT)),
                                    cast.seat().secret()),
                            choice(
                                    "maps",
                                    "without words, with signs turned, from another residual, or of every entry",
                                    "empty",
                                    "opposite",
                                    "unchained",
                                    "flood"))
                    .undrawn(),
            new Conduct(
                    "sybil",
                    "One person under many names: they share one computer and one person's data, and split their votes.",
                    cast -> new VoteSplitter(
                            cast.honest(), cast.seat().number(), cast.seat().count()),
                    count("machines", "1", "how many computers all of them share")),
            new Conduct(
                    "late-voter",
                    "Votes shortly before a cycle closes, with the side that is then the smaller.",
                    cast -> new LateVoter(cast.honest(), cast.duration("margin")),
                    duration("margin", "500ms", "how long before the close it votes")),
            new Conduct(
                    "vote-splitter",
                    "One of a coalition that has half of its votes on either side in every cycle.",
                    cast -> new VoteSplitter(
                            cast.honest(), cast.seat().number(), cast.seat().count())),
            new Conduct(
                            "selective-revealer",
                            "Reveals its sealed vote only when it wins with it.",
                            cast -> new SelectiveRevealer(cast.honest(), cast.duration("margin")),
                            duration("margin", "500ms", "how long before the close it decides"))
                    .undrawn(),
            new Conduct(
                            "proof-withholder",
                            "Registers for draws by lot, and never proves its lots.",
                            cast -> new ProofWithholder(cast.honest()))
                    .undrawn(),
            new Conduct(
                    "vanishing-leader",
                    "Honest until it leads, then never heard of again.",
                    cast -> new VanishingLeader(cast.honest())),
            new Conduct(
                            "annotator",
                            "Takes assignments and does them, with a stated accuracy.",
                            cast -> new Labourer(
                                    cast.honest(),
                                    new Worker(
                                            cast.seat().secret(),
                                            new Eye(cast.seat().secret(), cast.micros("accuracy")))),
                            share("accuracy", "0.95", "how often it is right about a file"))
                    .fairly()
                    .undrawn(),
            new Conduct(
                            "spammer",
                            "Takes assignments and hands in at once what is well formed and worth nothing.",
                            cast -> new Spammer(
                                    cast.honest(), new Eye(cast.seat().secret(), cast.micros("guesses"))),
                            share("guesses", "0.25", "how often it is right about a file by chance"))
                    .undrawn(),
            new Conduct(
                            "squatter",
                            "Takes assignments and never hands anything in.",
                            cast -> new Squatter(cast.honest()))
                    .undrawn(),
            new Conduct(
                            "price-taker",
                            "Takes part only in tasks that are worth it for each seat.",
                            cast -> new PriceTaker(cast.honest(), cast.credits("floor")),
                            credits("floor", "50", "what the miners' part of the bounty must be for each seat"))
                    .fairly(),
            new Conduct(
                    "best-response",
                    "Learns from its own profit whether to be honest, to ride free, or to stay away.",
                    MinerConducts::learner,
                    credits("work", "10", "what honest work in one task costs it, in its own reckoning"),
                    credits("unit", "100", "the profit that counts as one unit of success"),
                    share("rate", "0.5", "by how much one unit changes a weight"),
                    factor("noise", "0.001", "as for free-rider")),
            new Conduct(
                            "step-skipper",
                            "Where training is verified: leaves out stretches of it and claims all.",
                            cast -> new StepSkipper(
                                    cast.honest(),
                                    new Solver(cast.seat().secret(), cast.micros("skips"), (int) cast.count("least"))),
                            share("skips", "0.5", "how many of its stretches it leaves out"),
                            count("least", "1", "at least so many of them"))
                    .undrawn(),
            new Conduct(
                            "transcript-forger",
                            "Where training is verified: trains nothing, and makes up how it came to its update.",
                            cast -> new TranscriptForger(
                                    cast.honest(),
                                    new Solver(cast.seat().secret()),
                                    cast.micros("noise"),
                                    cast.count("claims"),
                                    (int) Math.max(1, cast.count("steps"))),
                            factor("noise", "0.001", "as for free-rider"),
                            count("claims", "100", "how many samples it says it has trained on"),
                            count("steps", "40", "how many batches it says it has trained on"))
                    .undrawn(),
            new Conduct(
                            "whitewasher",
                            "One of many names of a lazy person, who drops each name as soon as it has a past.",
                            cast -> new Whitewasher(
                                    new Lazy(cast.honest(), cast.seat().secret(), cast.micros("skips"), Duration.ZERO),
                                    cast.seat().number() / (int) Math.max(1, cast.count("persons")),
                                    (int) Math.max(1, cast.count("tasks")),
                                    List.of()),
                            share("skips", "0.5", "share of the rounds it leaves out"),
                            count("tasks", "3", "how many tasks a name serves"),
                            count("persons", "1", "how many persons share the names of the group"))
                    .undrawn(),
            new Conduct(
                    "meddler",
                    "Says what is not for it to say: commands of other roles, for other rounds, with senseless numbers.",
                    cast -> new Meddler(
                            cast.honest(), cast.seat().self(), cast.seat().secret(), cast.micros("meddles")),
                    share("meddles", "0.6", "how likely it says one more thing before it works on")),
            new Conduct(
                            "secretive",
                            "Where updates are sealed, commits to nothing in particular and shows nothing.",
                            cast -> new Secretive(cast.honest(), cast.seat().secret()))
                    .undrawn(),
            new Conduct(
                            "boaster",
                            "Trains, and says that it did so on more samples than it has.",
                            cast -> new Boaster(cast.honest(), Math.max(1, cast.count("times"))),
                            count("times", "100", "by what it multiplies the number of its samples"))
                    .undrawn(),
            new Conduct(
                            "loud-poisoner",
                            "Trains on turned labels, and says that it did so on more samples than it has.",
                            cast -> new Boaster(new LabelFlipper(cast.honest()), Math.max(1, cast.count("times"))),
                            count("times", "100", "by what it multiplies the number of its samples"))
                    .undrawn());

    private MinerConducts() {}

    private static Policy learner(Cast cast) {
        FreeRider riding = new FreeRider(cast.honest(), cast.micros("noise"), 100);
        return BestResponder.fresh(new BestResponder.Player(
                cast.seat().self(),
                cast.seat().secret(),
                cast.honest(),
                riding,
                cast.micros("work"),
                Math.max(1, cast.micros("unit")),
                cast.micros("rate")));
    }
}

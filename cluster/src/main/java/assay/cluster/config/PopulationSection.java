package assay.cluster.config;

import assay.cluster.participant.Population;
import assay.domain.account.Accounts;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the participants of an edge node. */
final class PopulationSection {
    private static final int MICROS = 1_000_000;
    private static final int MOST_PARTS = 100_000;
    private static final String NAME = "a name of " + Accounts.USABLE_NAME;

    private PopulationSection() {}

    static NodeConfig.Edge edge(Section edge) {
        Duration lookEvery =
                edge.duration("look-every", Duration.ofMillis(250), Duration.ofMillis(20), Duration.ofMinutes(1));
        List<Population.Miner> miners = edge.objects("miners", PopulationSection::miner);
        List<ParticipantId> evaluators = edge.list("evaluators", NAME, PopulationSection::participant);
        List<Population.Client> clients = edge.objects("clients", PopulationSection::client);
        List<Population.Verifier> verifiers = edge.objects("verifiers", PopulationSection::verifier);
        List<Population.Evaluator> staking = edge.objects("staking-evaluators", PopulationSection::evaluator);
        Population population = new Population(miners, evaluators, clients, verifiers, staking);
        refuseRepetitions(edge, population);
        return new NodeConfig.Edge(lookEvery, population);
    }

    private static void refuseRepetitions(Section edge, Population population) {
        Set<ParticipantId> seen = new TreeSet<>();
        List<ParticipantId> names = new ArrayList<>();
        population.miners().forEach(miner -> names.add(miner.name()));
        names.addAll(population.evaluators());
        population.clients().forEach(client -> names.add(client.name()));
        population.verifiers().forEach(verifier -> names.add(verifier.name()));
        population.staking().forEach(evaluator -> names.add(evaluator.name()));
        if (names.isEmpty()) edge.missing("miners", "at least one miner, evaluator or client");
        for (ParticipantId name : names) {
            if (!seen.add(name)) edge.contradiction("miners", "every participant once", name + " twice");
        }
    }

    private static Population.Miner miner(Section miner) {
        ParticipantId name = name(miner);
        Credits deposit = credits(miner, "deposit");
        Credits stake = credits(miner, "stake");
        if (deposit.lessThan(stake)) {
            miner.contradiction("stake", "at most the deposit of " + deposit, stake.toString());
        }
        Optional<HonestMiner.OwnData> own = miner.has("own-data")
                ? Optional.of(miner.section("own-data", PopulationSection::ownData))
                : Optional.empty();
        return new Population.Miner(name, deposit, stake, miner.flag("reachable", true), own, profile(miner));
    }

    private static Profile profile(Section miner) {
        String word = "a name of at most " + Profile.MAX_WORD + " characters";
        List<String> capabilities = miner.list("capabilities", word, text -> Profile.usable(text) ? text : null);
        Preferences preferences = miner.has("preferences")
                ? miner.section("preferences", PopulationSection::preferences)
                : Preferences.unsaid();
        return new Profile(capabilities, preferences);
    }

    private static Preferences preferences(Section section) {
        return new Preferences(
                section.list("kinds", "a kind of task", text -> text),
                section.scalar(
                        "minimum-bounty",
                        Credits.ZERO,
                        "an amount of credits such as 12.5",
                        PopulationSection::amount,
                        Credits.ZERO),
                section.list("words", "a word", text -> text));
    }

    private static Population.Verifier verifier(Section verifier) {
        ParticipantId name = name(verifier);
        Credits deposit = credits(verifier, "deposit");
        Credits stake = credits(verifier, "stake");
        if (deposit.lessThan(stake)) {
            verifier.contradiction("stake", "at most the deposit of " + deposit, stake.toString());
        }
        return new Population.Verifier(name, deposit, stake);
    }

    private static Population.Evaluator evaluator(Section evaluator) {
        Population.Verifier read = verifier(evaluator);
        return new Population.Evaluator(read.name(), read.deposit(), read.stake());
    }

    private static Population.Client client(Section client) {
        return new Population.Client(name(client), credits(client, "deposit"));
    }

    private static HonestMiner.OwnData ownData(Section own) {
        DataSource source = new DataSource(
                own.choice("format", DataFormat.DIGITS, DataFormat.class),
                own.text("features", "", "a path", text -> true),
                own.text("labels", "", "a path", text -> true),
                own.text("sha256", "", "64 lower-case hex digits", text -> text.matches("[0-9a-f]{64}")));
        DataPlan plan = new DataPlan(
                source,
                own.integer("training-segments", 1, 1, MOST_PARTS),
                own.integer("validation-micros", MICROS / 10, 0, MICROS - 1),
                own.integer("hidden-micros", MICROS / 10, 0, MICROS - 1),
                own.integer("seed", 1, 0, Integer.MAX_VALUE));
        int parts = own.integer("parts", 1, 1, MOST_PARTS);
        int part = own.integer("part", 0, 0, MOST_PARTS - 1);
        if (part >= parts) own.contradiction("part", "less than parts, " + parts, Integer.toString(part));
        return new HonestMiner.OwnData(plan, part, parts);
    }

    private static ParticipantId name(Section section) {
        return section.scalar("name", null, NAME, PopulationSection::participant, new ParticipantId("nobody"));
    }

    private static Credits credits(Section section, String key) {
        return section.scalar(key, null, "an amount of credits such as 12.5", PopulationSection::amount, Credits.ZERO);
    }

    private static @Nullable ParticipantId participant(String text) {
        return Accounts.mayBeNamed(text) ? new ParticipantId(text) : null;
    }

    private static @Nullable Credits amount(String text) {
        try {
            return Credits.parse(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}

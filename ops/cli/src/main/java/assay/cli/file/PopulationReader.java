package assay.cli.file;

import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.training.DataPlan;
import assay.file.Counts;
import assay.file.Document;
import assay.file.Section;
import assay.file.SpecReader;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.OwnDataset;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Speed;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.Verifiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads who takes part. A group says how many it is, or which share of the total it is, so that one value changes how a
 * mixture is made up; one group may say neither, and is the rest.
 */
final class PopulationReader {
    private static final long ONE = 1_000_000;

    private final Document document;
    private final SpecReader specs;

    PopulationReader(Document document, SpecReader specs) {
        this.document = document;
        this.specs = specs;
    }

    Population read(Section population) {
        List<Client> clients = new ArrayList<>();
        for (Section client : population.requiredSections("clients")) clients.add(client(client));
        List<Section> sections = population.sections("miners");
        Counts counts = new Counts(document, population, "miners", sections);
        List<Miners> miners = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) miners.add(miners(sections.get(i), counts.of(i)));
        sections = population.sections("evaluators");
        counts = new Counts(document, population, "evaluators", sections);
        List<Evaluators> evaluators = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            evaluators.add(evaluators(sections.get(i), counts.of(i)));
        }
        sections = population.sections("verifiers");
        counts = new Counts(document, population, "verifiers", sections);
        List<Verifiers> verifiers = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) verifiers.add(verifiers(sections.get(i), counts.of(i)));
        population.refuseOthers();
        return new Population(clients, miners, evaluators, verifiers);
    }

    private static Client client(Section client) {
        Client read = new Client(client.text("name"), client.credits("deposit"), behaviour(client), region(client));
        client.refuseOthers();
        return read;
    }

    private Miners miners(Section section, int count) {
        Group group = group(section, count);
        Credits deposit = section.credits("deposit", Credits.of(100));
        Miners read = new Miners(
                group,
                deposit,
                section.credits("stake", deposit),
                section.micros("reachable", ONE),
                section.has("own-data") ? Optional.of(ownData(section)) : Optional.empty(),
                profile(section));
        section.refuseOthers();
        return read;
    }

    private static Evaluators evaluators(Section section, int count) {
        Credits deposit = section.credits("deposit", Credits.ZERO);
        Evaluators read = new Evaluators(group(section, count), deposit, section.credits("stake", deposit));
        section.refuseOthers();
        return read;
    }

    private static Verifiers verifiers(Section section, int count) {
        Group group = group(section, count);
        Credits deposit = section.credits("deposit", Credits.of(100));
        Verifiers read = new Verifiers(group, deposit, section.credits("stake", deposit));
        section.refuseOthers();
        return read;
    }

    /** What everybody of a group declares. */
    private static Profile profile(Section group) {
        Section preferences = group.section("preferences");
        Preferences read = new Preferences(
                preferences.texts("kinds"),
                preferences.credits("minimum-bounty", Credits.ZERO),
                preferences.texts("words"));
        preferences.refuseOthers();
        return new Profile(group.texts("capabilities"), read);
    }

    private OwnDataset ownData(Section section) {
        DataPlan plan = specs.data(section.section("own-data"));
        Section.Bounds samples = section.bounds("samples", 0, 0, 0);
        Section.Bounds variety = section.bounds("variety", 6, ONE, ONE);
        return new OwnDataset(plan, (int) samples.low(), (int) samples.high(), variety.low(), variety.high());
    }

    private static Group group(Section group, int count) {
        return new Group(
                group.text("prefix"),
                count,
                behaviour(group),
                speed(group),
                stay(group),
                group.micros("cost", 0),
                region(group));
    }

    private static Behaviour behaviour(Section of) {
        return new Behaviour(
                of.text("behaviour", Behaviour.HONEST.name()),
                of.section("settings").scalars());
    }

    private static Optional<String> region(Section of) {
        return of.has("region") ? Optional.of(of.text("region")) : Optional.empty();
    }

    private static Stay stay(Section group) {
        return new Stay(
                range(group, "arrives"), group.has("leaves") ? Optional.of(range(group, "leaves")) : Optional.empty());
    }

    /** One moment, or a mapping with {@code from} and {@code to}. */
    private static Stay.Range range(Section group, String key) {
        if (!group.has(key)) return Stay.ALWAYS.arrives();
        if (group.hasScalar(key)) {
            Duration moment = group.duration(key, Duration.ZERO);
            return new Stay.Range(moment, moment);
        }
        Section range = group.section(key);
        Stay.Range read = new Stay.Range(range.duration("from", Duration.ZERO), range.duration("to", Duration.ZERO));
        range.refuseOthers();
        return read;
    }

    private static Speed speed(Section group) {
        Section speed = group.section("speed");
        Speed read = new Speed(
                speed.micros("slowest", Speed.REFERENCE.slowestMicros()),
                speed.micros("fastest", Speed.REFERENCE.fastestMicros()));
        speed.refuseOthers();
        return read;
    }
}

package assay.simulation.behaviour;

import assay.domain.participant.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All conducts of one kind of participant. */
public final class Conducts {
    /** How miners can behave. */
    public static final Conducts MINERS = new Conducts(MinerConducts.ALL);

    /** How evaluators can behave. */
    public static final Conducts EVALUATORS = new Conducts(EvaluatorConducts.ALL);

    /** How verifiers can behave. */
    public static final Conducts VERIFIERS = new Conducts(VerifierConducts.ALL);

    /** How clients can behave. */
    public static final Conducts CLIENTS = new Conducts(ClientConducts.ALL);

    /** The behaviour of one person under many names. */
    public static final String SYBIL = "sybil";

    private final List<Conduct> all;

    private Conducts(List<Conduct> all) {
        this.all = all;
    }

    /** In the order in which people should hear of them. */
    public List<Conduct> all() {
        return all;
    }

    /** Those that random markets draw from. */
    public List<Conduct> drawn() {
        return all.stream().filter(Conduct::drawn).toList();
    }

    /** The names of all, in order. */
    public List<String> names() {
        return all.stream().map(Conduct::name).toList();
    }

    /** The conduct of this name. */
    public Optional<Conduct> named(String name) {
        return all.stream().filter(conduct -> conduct.name().equals(name)).findFirst();
    }

    /** One thing wrong with a behaviour: the field in it, what was found and what was expected. */
    public record Fault(String field, String found, String expected) {}

    /** Everything wrong with {@code behaviour}. */
    public List<Fault> faults(Behaviour behaviour) {
        List<Fault> faults = new ArrayList<>();
        Optional<Conduct> conduct = named(behaviour.name());
        if (conduct.isEmpty()) {
            faults.add(new Fault(
                    "behaviour",
                    quoted(behaviour.name()),
                    Nearest.expected("a known behaviour", behaviour.name(), names())));
            return faults;
        }
        List<String> known =
                conduct.get().settings().stream().map(Setting::name).toList();
        behaviour.settings().forEach((name, value) -> {
            Optional<Setting> setting = conduct.get().setting(name);
            if (setting.isEmpty()) {
                String expected = known.isEmpty()
                        ? "no settings for " + behaviour.name()
                        : Nearest.expected("a setting of " + behaviour.name(), name, known);
                faults.add(new Fault("settings." + name, "an unknown setting", expected));
            } else if (!setting.get().accepts(value)) {
                faults.add(new Fault(
                        "settings." + name, quoted(value), setting.get().expected()));
            }
        });
        return faults;
    }

    /** The policy of {@code behaviour}, which has no faults, for {@code seat}; {@code honest} is the honest one. */
    public Policy policy(Behaviour behaviour, Seat seat, Policy honest) {
        return named(behaviour.name()).orElseThrow().policy(seat, honest, behaviour);
    }

    /** How many computers all names of a {@link #SYBIL} share, at least one. */
    public static int machines(Behaviour sybil) {
        Setting machines = MINERS.named(SYBIL)
                .flatMap(conduct -> conduct.setting("machines"))
                .orElseThrow();
        String text = sybil.settings().getOrDefault(machines.name(), machines.usual());
        return (int) Math.max(1, Setting.count(text).orElseThrow());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}

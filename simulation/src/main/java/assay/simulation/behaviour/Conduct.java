package assay.simulation.behaviour;

import assay.domain.participant.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A way to behave that scenarios can name: what it means, what can be set, and the policy it stands for. */
public final class Conduct {
    private final String name;
    private final String meaning;
    private final List<Setting> settings;
    private final Function<Cast, Policy> policy;
    private final boolean fair;
    private final boolean drawn;

    Conduct(String name, String meaning, Function<Cast, Policy> policy, Setting... settings) {
        this(name, meaning, policy, List.of(settings), name.equals(Behaviour.HONEST.name()), true);
    }

    private Conduct(
            String name,
            String meaning,
            Function<Cast, Policy> policy,
            List<Setting> settings,
            boolean fair,
            boolean drawn) {
        this.name = name;
        this.meaning = meaning;
        this.policy = policy;
        this.settings = settings;
        this.fair = fair;
        this.drawn = drawn;
    }

    /** The same, which though not simply honest does nothing that it should not. */
    Conduct fairly() {
        return new Conduct(name, meaning, policy, settings, true, drawn);
    }

    /**
     * The same, which random markets do not draw: their tasks have no use for it, and what stands in a list to draw from
     * decides what every seed means.
     */
    Conduct undrawn() {
        return new Conduct(name, meaning, policy, settings, fair, false);
    }

    boolean drawn() {
        return drawn;
    }

    /** Whether whoever behaves so does as it should; everybody else counts as an attacker. */
    public boolean fair() {
        return fair;
    }

    /** The name, in the field's own terms. */
    public String name() {
        return name;
    }

    /** What it does, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What can be set. */
    public List<Setting> settings() {
        return settings;
    }

    /** The setting of this name. */
    public Optional<Setting> setting(String setting) {
        return settings.stream().filter(each -> each.name().equals(setting)).findFirst();
    }

    /** The policy for {@code seat}. {@code behaviour} names this conduct, and its settings are sound. */
    Policy policy(Seat seat, Policy honest, Behaviour behaviour) {
        return policy.apply(new Cast(this, seat, honest, behaviour));
    }

    @Override
    public String toString() {
        return name;
    }
}

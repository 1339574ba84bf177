package assay.simulation.fuzz;

import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.reputation.StandingRules;
import assay.domain.task.Campaign;
import assay.domain.task.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/** Draws what a task asks of those who might work for it, and what they declare. */
final class DrawnCampaign {
    private static final List<String> WORDS = List.of("gpu", "lang.fr", "large");

    private DrawnCampaign() {}

    /** The same task, asking for something, looking at reputations, or for nothing. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        Campaign campaign = spec.campaign().withNeeds(words(dice, 1));
        if (dice.chance(15)) return Parts.with(spec, "bounty", Credits.ZERO).with(campaign.withFiller(true));
        if (dice.chance(50)) {
            StandingRules rules = new StandingRules(true, dice.between(0, 400_000), dice.count(0, 6));
            campaign = campaign.with(rules);
        }
        return spec.with(campaign);
    }

    /** What somebody declares. */
    static Profile profile(Dice dice) {
        List<String> kinds = dice.chance(30) ? List.of("training") : List.of();
        Preferences preferences =
                new Preferences(kinds, Credits.of(dice.between(0, 200)), dice.chance(20) ? List.of("x") : List.of());
        return new Profile(words(dice, 3), preferences);
    }

    private static List<String> words(Dice dice, int most) {
        List<String> words = new ArrayList<>();
        for (String word : WORDS) if (words.size() < most && dice.chance(40)) words.add(word);
        return words;
    }
}

package assay.domain.task;

import assay.domain.miner.Profile;
import assay.domain.reputation.StandingRules;
import java.math.BigDecimal;
import java.util.List;

/** What a task may tell, and ask of, those who might work for it. */
final class CampaignCheck {
    private static final long ONE = 1_000_000;

    /** Takes one thing that is wrong. */
    @FunctionalInterface
    interface Found {
        void wrong(String field, Object value, String expected);
    }

    private CampaignCheck() {}

    static void of(TaskSpec spec, Found found) {
        Campaign campaign = spec.campaign();
        if (campaign.filler() && !spec.bounty().isZero()) {
            found.wrong("bounty", spec.bounty(), "0: nobody pays for a task with campaign.filler");
        }
        if (!campaign.filler() && spec.bounty().isZero()) {
            found.wrong("bounty", spec.bounty(), "more than 0, or campaign.filler");
        }
        needs(campaign.needs(), found);
        StandingRules rules = campaign.reputation();
        long minimum = rules.minimumMicros();
        if (minimum < 0 || minimum >= ONE) {
            String text = BigDecimal.valueOf(minimum, 6).stripTrailingZeros().toPlainString();
            found.wrong("campaign.reputation.minimum", text, "0 or more, less than 1");
        }
        if (rules.newcomers() < 0 || rules.newcomers() > TaskSpecCheck.MAX_MEMBERS) {
            String most = "a whole number from 0 to " + TaskSpecCheck.MAX_MEMBERS;
            found.wrong("campaign.reputation.newcomers", rules.newcomers(), most);
        }
        if (rules.kept() && campaign.filler()) {
            String free = "nothing for a task with campaign.filler: a good name must cost somebody something";
            found.wrong("campaign.reputation", "something", free);
        }
    }

    private static void needs(List<String> needs, Found found) {
        if (needs.size() > Profile.MAX_WORDS) {
            found.wrong("campaign.needs", needs.size() + " capabilities", "at most " + Profile.MAX_WORDS);
        }
        for (int i = 0; i < Math.min(needs.size(), Profile.MAX_WORDS); i++) {
            String need = needs.get(i);
            String field = "campaign.needs[" + i + "]";
            if (!Profile.usable(need)) {
                String word = "at most " + Profile.MAX_WORD + " letters, digits, '.', '_' and '-'";
                found.wrong(field, '"' + need + '"', word);
            } else if (needs.indexOf(need) < i) {
                found.wrong(field, '"' + need + '"', "every capability once");
            }
        }
    }
}

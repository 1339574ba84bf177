package assay.domain.task;

import assay.domain.miner.Profile;
import assay.domain.reputation.StandingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** What a task may tell, and ask of, those who might work for it. */
final class CampaignCheck {
    private static final long ONE = 1_000_000;

    /** Takes one thing that is wrong. */
    @FunctionalInterface
    interface Found {
        void wrong(String field, Object value, String expected);
    }

    /** The longest text, in characters. */
    static final int MAX_TEXT = 1_000;

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9]{1,128}");

    private CampaignCheck() {}

    static void of(TaskSpec spec, Found found) {
        Campaign campaign = spec.campaign();
        if (campaign.filler() && !spec.bounty().isZero()) {
            found.wrong("bounty", spec.bounty(), "0: nobody pays for a task with campaign.filler");
        }
        if (!campaign.filler() && spec.bounty().isZero()) {
            found.wrong("bounty", spec.bounty(), "more than 0, or campaign.filler");
        }
        texts(campaign, found);
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

    /** What is said travels with every invitation to join. */
    private static void texts(Campaign campaign, Found found) {
        List<String> names = List.of("input", "output", "algorithm");
        List<String> said = List.of(campaign.input(), campaign.output(), campaign.algorithm());
        for (int i = 0; i < names.size(); i++) {
            int length = said.get(i).length();
            if (length > MAX_TEXT) {
                found.wrong("campaign." + names.get(i), length + " characters", "at most " + MAX_TEXT);
            }
        }
        if (!campaign.weights().isEmpty()
                && !ADDRESS.matcher(campaign.weights()).matches()) {
            String told = campaign.weights().length() + " characters";
            found.wrong("campaign.weights", told, "a content address, 1 to 128 letters and digits");
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

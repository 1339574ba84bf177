package assay.file;

import assay.domain.reputation.StandingRules;
import assay.domain.task.Campaign;

/** Reads what a task tells, and asks of, those who might work for it. */
final class CampaignReader {
    private CampaignReader() {}

    static Campaign read(Section campaign) {
        Campaign read = new Campaign(
                campaign.text("input", ""),
                campaign.text("output", ""),
                campaign.text("algorithm", ""),
                campaign.texts("needs"),
                campaign.flag("filler", false),
                reputation(campaign),
                campaign.text("weights", ""));
        campaign.refuseOthers();
        return read;
    }

    /** Asking for nothing is more than saying nothing: the task then says how its people did. */
    private static StandingRules reputation(Section campaign) {
        boolean kept = campaign.has("reputation");
        Section reputation = campaign.section("reputation");
        StandingRules read =
                new StandingRules(kept, reputation.micros("minimum", 0), reputation.integer("newcomers", 0));
        reputation.refuseOthers();
        return read;
    }
}

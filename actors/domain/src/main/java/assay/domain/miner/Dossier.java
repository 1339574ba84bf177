package assay.domain.miner;

import assay.domain.reputation.Rating;
import assay.domain.reputation.Reputation;

/** What is known about a name, whether or not it is a member: what it says of itself, and what others say of it. */
public record Dossier(Profile profile, Reputation reputation) {
    /** Nothing is known. */
    public static Dossier unsaid() {
        return new Dossier(Profile.unsaid(), Reputation.unsaid());
    }

    Dossier with(Profile declared) {
        return new Dossier(declared, reputation);
    }

    Dossier with(Rating rating) {
        return new Dossier(profile, reputation.with(rating));
    }
}

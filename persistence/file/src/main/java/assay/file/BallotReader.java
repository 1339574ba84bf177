package assay.file;

import assay.domain.committee.BallotRules;

/** Reads the section {@code committee.ballot}: what sealed votes and draws by lot need. */
final class BallotReader {
    private BallotReader() {}

    static BallotRules read(Section ballot) {
        BallotRules usual = BallotRules.unsaid();
        BallotRules read = new BallotRules(
                ballot.duration("reveal", usual.reveal()),
                ballot.duration("proofs", usual.proofs()),
                ballot.integer("reserves", usual.reserves()));
        ballot.refuseOthers();
        return read;
    }
}

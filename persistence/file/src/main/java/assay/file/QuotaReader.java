package assay.file;

import assay.domain.committee.Quotas;

/** Reads the section {@code committee.quotas}: whom else than members and reserves a draw by lot seats. */
final class QuotaReader {
    private QuotaReader() {}

    static Quotas read(Section quotas) {
        Quotas read = new Quotas(quotas.integer("verifiers", Quotas.unsaid().verifiers()));
        quotas.refuseOthers();
        return read;
    }
}

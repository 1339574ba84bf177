package assay.domain.account;

import assay.domain.entity.Command;

/**
 * From an account to whoever asked it for a transfer: what became of it. Tasks, miners and payouts take it.
 *
 * @param transfer the transfer's id
 * @param posted whether the money arrived; if not, it is back where it was
 * @param reason why not; empty when posted
 */
public record TransferNotice(String transfer, boolean posted, String reason) implements Command {}

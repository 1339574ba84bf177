package assay.domain.assignment;

import java.util.Optional;

/**
 * What a worker hands in: a text, or an address with the kind of store it is in.
 *
 * @param text empty when the result stands at an address
 * @param storage where the address is; empty for a text
 * @param address empty for a text
 * @param secret the name of a secret that opens the address, as {@code secret:NAME}; empty when it is open
 */
public record Delivery(String text, Optional<StorageKind> storage, String address, String secret) {
    /** A result that stands for itself. */
    public static Delivery text(String text) {
        return new Delivery(text, Optional.empty(), "", "");
    }

    /** A result that lies at {@code address}, open to everybody. */
    public static Delivery at(StorageKind storage, String address) {
        return new Delivery("", Optional.of(storage), address, "");
    }
}

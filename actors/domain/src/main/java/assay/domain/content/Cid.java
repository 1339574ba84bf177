package assay.domain.content;

/**
 * A content address: CIDv1 in base32, of which the domain only knows that equal text means equal bytes. How it is
 * computed is the business of the content room.
 */
public record Cid(String text) implements Comparable<Cid> {
    public Cid {
        if (text.isEmpty() || text.length() > 128) {
            throw new IllegalArgumentException("content address \"" + text + "\": expected 1 to 128 characters");
        }
    }

    @Override
    public int compareTo(Cid other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package assay.content;

/** Base 32 of RFC 4648 in lower case without padding, as multibase {@code b} wants it. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int pending = 0;
        int pendingBits = 0;
        for (byte b : bytes) {
            pending = (pending << 8) | (b & 0xff);
            pendingBits += 8;
            while (pendingBits >= 5) {
                pendingBits -= 5;
                text.append(ALPHABET.charAt((pending >>> pendingBits) & 31));
            }
            // What is already written must not overflow into the sign.
            pending &= (1 << pendingBits) - 1;
        }
        if (pendingBits > 0) text.append(ALPHABET.charAt((pending << (5 - pendingBits)) & 31));
        return text.toString();
    }

    static boolean isDigit(char c) {
        return ALPHABET.indexOf(c) >= 0;
    }
}

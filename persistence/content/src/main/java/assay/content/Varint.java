package assay.content;

import java.io.ByteArrayOutputStream;

/** Unsigned variable-length integers, seven bits a byte, least significant first (multiformats and protobuf agree). */
final class Varint {
    private Varint() {}

    static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

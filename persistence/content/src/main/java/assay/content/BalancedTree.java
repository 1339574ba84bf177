package assay.content;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The balanced tree of blocks over one file: raw leaves of 256 KiB, dag-pb nodes of up to 174 links above them, each
 * carrying a UnixFS file message. Content of one chunk is its leaf. The numbers are the defaults of IPFS nodes.
 */
final class BalancedTree {
    static final int CHUNK_BYTES = 256 * 1024;
    static final int MAX_LINKS = 174;

    private static final int WIRE_VARINT = 0;
    private static final int WIRE_BYTES = 2;
    private static final int UNIXFS_TYPE_FILE = 2;

    private BalancedTree() {}

    /**
     * A block as its parent sees it.
     *
     * @param fileBytes how much of the file is under it
     * @param treeBytes its own size and that of all blocks under it: the link's {@code Tsize}
     */
    record Node(BinaryCid cid, long fileBytes, long treeBytes) {}

    /** The root over {@code file}. */
    static Node over(byte[] file) {
        return over(leaves(file));
    }

    /** The root over these leaves, one at least. */
    static Node over(List<Node> leaves) {
        List<Node> level = leaves;
        while (level.size() > 1) level = parents(level);
        return level.get(0);
    }

    /** A chunk of a file. */
    static Node leaf(byte[] bytes, int offset, int length) {
        return new Node(BinaryCid.of(BinaryCid.CODEC_RAW, bytes, offset, length), length, length);
    }

    private static List<Node> leaves(byte[] file) {
        List<Node> leaves = new ArrayList<>();
        int offset = 0;
        do {
            int length = Math.min(CHUNK_BYTES, file.length - offset);
            leaves.add(leaf(file, offset, length));
            offset += length;
        } while (offset < file.length);
        return leaves;
    }

    private static List<Node> parents(List<Node> children) {
        List<Node> parents = new ArrayList<>();
        for (int first = 0; first < children.size(); first += MAX_LINKS) {
            parents.add(parent(children.subList(first, Math.min(first + MAX_LINKS, children.size()))));
        }
        return parents;
    }

    private static Node parent(List<Node> children) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        // dag-pb is protobuf with one deviation: links (field 2) come before the data (field 1).
        for (Node child : children) writeField(block, 2, link(child));
        writeField(block, 1, fileMessage(children));
        byte[] bytes = block.toByteArray();
        return new Node(
                BinaryCid.of(BinaryCid.CODEC_DAG_PB, bytes, 0, bytes.length),
                children.stream().mapToLong(Node::fileBytes).sum(),
                bytes.length + children.stream().mapToLong(Node::treeBytes).sum());
    }

    private static byte[] link(Node child) {
        ByteArrayOutputStream link = new ByteArrayOutputStream();
        writeField(link, 1, child.cid().bytes());
        // The empty name is written: leaving it out would be another block with another address.
        writeField(link, 2, new byte[0]);
        writeField(link, 3, child.treeBytes());
        return link.toByteArray();
    }

    private static byte[] fileMessage(List<Node> children) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        writeField(message, 1, UNIXFS_TYPE_FILE);
        writeField(message, 3, children.stream().mapToLong(Node::fileBytes).sum());
        for (Node child : children) writeField(message, 4, child.fileBytes());
        return message.toByteArray();
    }

    private static void writeField(ByteArrayOutputStream out, int number, long value) {
        Varint.write(out, (number << 3) | WIRE_VARINT);
        Varint.write(out, value);
    }

    private static void writeField(ByteArrayOutputStream out, int number, byte[] value) {
        Varint.write(out, (number << 3) | WIRE_BYTES);
        Varint.write(out, value.length);
        out.writeBytes(value);
    }
}

package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * A hash tree over the states at the boundaries of all stretches, shaped as RFC 6962 has it (section 2.1). Each leaf is
 * salted: whoever sees the root, or some leaves, learns nothing about the others.
 */
public final class StateTree {
    private StateTree() {}

    /** What seals a transcript: only who knows {@code nonce} can open its states. */
    public static String sealing(String nonce) {
        return Sha256.of("nonce").with(nonce).hex();
    }

    /** The salt of the leaf {@code index}. */
    public static String salt(String nonce, int index) {
        return Sha256.of("state-salt").with(nonce).with(index).hex();
    }

    /** The leaf for {@code state} at boundary {@code index}. */
    public static String leaf(int index, Cid state, String salt) {
        return Sha256.of("state").with(index).with(state.text()).with(salt).hex();
    }

    /** The root over all {@code states}, sealed with {@code nonce}. */
    public static String root(List<Cid> states, String nonce) {
        return root(states, nonce, 0);
    }

    /** The same with the salts from {@code offset} on. */
    public static String root(List<Cid> states, String nonce, int offset) {
        return root(leaves(states, nonce, offset));
    }

    /** The hashes that lead from the leaf {@code index} to the root, lowest first. */
    public static List<String> proof(List<Cid> states, String nonce, int index) {
        return proof(states, nonce, 0, index);
    }

    /** The same with the salts from {@code offset} on. */
    public static List<String> proof(List<Cid> states, String nonce, int offset, int index) {
        List<String> path = new ArrayList<>();
        path(leaves(states, nonce, offset), index, path);
        return List.copyOf(path);
    }

    /** Whether {@code leaf} is leaf {@code index} of {@code count} under {@code root}. */
    public static boolean holds(String root, String leaf, int index, int count, List<String> proof) {
        if (index < 0 || index >= count) return false;
        return climb(leaf, index, count, proof).equals(root);
    }

    private static List<String> leaves(List<Cid> states, String nonce, int offset) {
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) leaves.add(leaf(i, states.get(i), salt(nonce, offset + i)));
        return leaves;
    }

    private static String root(List<String> leaves) {
        if (leaves.size() == 1) return leaves.get(0);
        int left = split(leaves.size());
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static void path(List<String> leaves, int index, List<String> path) {
        if (leaves.size() == 1) return;
        int left = split(leaves.size());
        List<String> lower = leaves.subList(0, left);
        List<String> upper = leaves.subList(left, leaves.size());
        path(index < left ? lower : upper, index < left ? index : index - left, path);
        path.add(root(index < left ? upper : lower));
    }

    /** The root that {@code proof} leads to; the empty text when it has too few or too many hashes. */
    private static String climb(String leaf, int index, int count, List<String> proof) {
        if (count == 1) return proof.isEmpty() ? leaf : "";
        if (proof.isEmpty()) return "";
        int left = split(count);
        String sibling = proof.get(proof.size() - 1);
        List<String> rest = proof.subList(0, proof.size() - 1);
        return index < left
                ? node(climb(leaf, index, left, rest), sibling)
                : node(sibling, climb(leaf, index - left, count - left, rest));
    }

    private static String node(String left, String right) {
        return Sha256.of("node").with(left).with(right).hex();
    }

    /** The largest power of two below {@code count}. */
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }
}

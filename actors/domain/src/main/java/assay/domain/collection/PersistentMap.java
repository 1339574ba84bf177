package assay.domain.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map whose every change gives a new map and leaves the old one as it was. Up to {@value #SMALL} entries live
 * in one small array; beyond that in an AVL tree, so that a change of a large state costs microseconds, not a copy.
 * Two maps with the same entries are equal, whatever their history.
 *
 * @param <K> keys, ordered by their natural order
 * @param <V> values
 */
public final class PersistentMap<K extends Comparable<? super K>, V> implements Iterable<Map.Entry<K, V>> {
    private static final int SMALL = 16;
    private static final int GLANCE = 2;
    private static final Map.Entry<?, ?>[] NONE = {};
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<String, Object>(none(), null, 0);

    private final Map.Entry<K, V>[] few;
    private final @Nullable Node<K, V> root;
    private final int size;

    private PersistentMap(Map.Entry<K, V>[] few, @Nullable Node<K, V> root, int size) {
        this.few = few;
        this.root = root;
        this.size = size;
    }

    /** The map without entries. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map.Entry<K, V>[] none() {
        return (Map.Entry<K, V>[]) NONE;
    }

    /** A map of these entries; of two with the same key, the later wins. */
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> of(
            Iterable<? extends Map.Entry<K, V>> entries) {
        PersistentMap<K, V> map = empty();
        for (Map.Entry<K, V> entry : entries) map = map.with(entry.getKey(), entry.getValue());
        return map;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean has(K key) {
        return find(key) != null;
    }

    /** The value under {@code key}, if there is one. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(find(key));
    }

    /** The value under {@code key}, or {@code otherwise}. */
    public V getOr(K key, V otherwise) {
        V found = find(key);
        return found == null ? otherwise : found;
    }

    /** This map with {@code value} under {@code key}. */
    public PersistentMap<K, V> with(K key, V value) {
        if (root != null) {
            Node<K, V> grown = insert(root, key, value);
            return new PersistentMap<>(none(), grown, Node.size(grown));
        }
        int at = position(key);
        Map.Entry<K, V>[] next = at >= 0 ? few.clone() : withRoomAt(-at - 1);
        next[at >= 0 ? at : -at - 1] = Map.entry(key, value);
        if (next.length <= SMALL) return new PersistentMap<>(next, null, next.length);
        Node<K, V> tree = balanced(List.of(next), 0, next.length);
        return new PersistentMap<>(none(), tree, next.length);
    }

    private Map.Entry<K, V>[] withRoomAt(int place) {
        Map.Entry<K, V>[] next = Arrays.copyOf(few, few.length + 1);
        System.arraycopy(few, place, next, place + 1, few.length - place);
        return next;
    }

    /** This map with {@code merge(old, value)} under {@code key}, or {@code value} where there was none. */
    public PersistentMap<K, V> merged(K key, V value, BiFunction<V, V, V> merge) {
        V old = find(key);
        return with(key, old == null ? value : merge.apply(old, value));
    }

    /** This map without {@code key}. */
    public PersistentMap<K, V> without(K key) {
        if (root != null) {
            Node<K, V> shrunk = remove(root, key);
            int left = Node.size(shrunk);
            if (left == size) return this;
            if (left > SMALL) return new PersistentMap<>(none(), shrunk, left);
            List<Map.Entry<K, V>> all = new ArrayList<>(left);
            collect(shrunk, all);
            Map.Entry<K, V>[] next = all.toArray(none());
            return new PersistentMap<>(next, null, left);
        }
        int at = position(key);
        if (at < 0) return this;
        if (few.length == 1) return empty();
        Map.Entry<K, V>[] next = Arrays.copyOf(few, few.length - 1);
        System.arraycopy(few, at + 1, next, at, next.length - at);
        return new PersistentMap<>(next, null, next.length);
    }

    /** All entries in the order of their keys. */
    public List<Map.Entry<K, V>> entries() {
        if (root == null) return List.of(few);
        List<Map.Entry<K, V>> all = new ArrayList<>(size);
        collect(root, all);
        return all;
    }

    /** All keys in order. */
    public List<K> keys() {
        return entries().stream().map(Map.Entry::getKey).toList();
    }

    /** All values in the order of their keys. */
    public List<V> values() {
        return entries().stream().map(Map.Entry::getValue).toList();
    }

    /** The entry with the lowest key; throws when there is none. */
    public Map.Entry<K, V> first() {
        if (size == 0) throw new NoSuchElementException("first of an empty map");
        if (root == null) return few[0];
        Node<K, V> node = root;
        while (node.left != null) node = node.left;
        return node.entry;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return entries().iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistentMap<?, ?> map
                && size == map.size
                && entries().equals(map.entries());
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    @Override
    public String toString() {
        return entries().toString();
    }

    /** The height of the tree, 0 for a small array: for the test that it stays balanced. */
    int height() {
        return Node.height(root);
    }

    private @Nullable V find(K key) {
        if (root == null) {
            // Most of the time a map holds next to nothing, and is asked for the very key that it holds.
            for (int i = 0; i < Math.min(few.length, GLANCE); i++) {
                if (few[i].getKey() == key) return few[i].getValue();
            }
            int at = position(key);
            return at < 0 ? null : few[at].getValue();
        }
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.entry.getKey());
            if (order == 0) return node.entry.getValue();
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    private int position(K key) {
        int low = 0;
        int high = few.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = few[middle].getKey().compareTo(key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -low - 1;
    }

    /** An AVL node; its subtrees differ in height by at most one. */
    private static final class Node<K, V> {
        final Map.Entry<K, V> entry;
        final @Nullable Node<K, V> left;
        final @Nullable Node<K, V> right;
        final int height;
        final int size;

        Node(Map.Entry<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.entry = entry;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(height(left), height(right));
            this.size = 1 + size(left) + size(right);
        }

        static int height(@Nullable Node<?, ?> node) {
            return node == null ? 0 : node.height;
        }

        static int size(@Nullable Node<?, ?> node) {
            return node == null ? 0 : node.size;
        }
    }

    private static <K, V> @Nullable Node<K, V> balanced(List<Map.Entry<K, V>> sorted, int from, int to) {
        if (from >= to) return null;
        int middle = (from + to) >>> 1;
        return new Node<>(sorted.get(middle), balanced(sorted, from, middle), balanced(sorted, middle + 1, to));
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> insert(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) return new Node<>(Map.entry(key, value), null, null);
        int order = key.compareTo(node.entry.getKey());
        if (order == 0) return new Node<>(Map.entry(key, value), node.left, node.right);
        if (order < 0) return rebalanced(node.entry, insert(node.left, key, value), node.right);
        return rebalanced(node.entry, node.left, insert(node.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) return null;
        int order = key.compareTo(node.entry.getKey());
        if (order < 0) return rebalanced(node.entry, remove(node.left, key), node.right);
        if (order > 0) return rebalanced(node.entry, node.left, remove(node.right, key));
        if (node.left == null) return node.right;
        if (node.right == null) return node.left;
        Node<K, V> next = node.right;
        while (next.left != null) next = next.left;
        return rebalanced(next.entry, node.left, remove(node.right, next.entry.getKey()));
    }

    private static <K, V> Node<K, V> rebalanced(
            Map.Entry<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int lean = Node.height(left) - Node.height(right);
        if (lean > 1 && left != null) {
            Node<K, V> inner = left.right;
            if (Node.height(left.left) >= Node.height(inner) || inner == null) {
                return new Node<>(left.entry, left.left, new Node<>(entry, inner, right));
            }
            return new Node<>(
                    inner.entry, new Node<>(left.entry, left.left, inner.left), new Node<>(entry, inner.right, right));
        }
        if (lean < -1 && right != null) {
            Node<K, V> inner = right.left;
            if (Node.height(right.right) >= Node.height(inner) || inner == null) {
                return new Node<>(right.entry, new Node<>(entry, left, inner), right.right);
            }
            return new Node<>(
                    inner.entry,
                    new Node<>(entry, left, inner.left),
                    new Node<>(right.entry, inner.right, right.right));
        }
        return new Node<>(entry, left, right);
    }

    private static <K, V> void collect(@Nullable Node<K, V> node, List<Map.Entry<K, V>> into) {
        if (node == null) return;
        collect(node.left, into);
        into.add(node.entry);
        collect(node.right, into);
    }
}

package assay.journal;

import assay.domain.entity.EntityId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The heads of all lines of a file, packed: where each line begins, whose entry it is, which one, and when. */
final class Heads {
    private static final int FIRST_CAPACITY = 1_024;

    private final Map<EntityId, Integer> ordinals = new TreeMap<>();
    private final List<EntityId> entities = new ArrayList<>();
    private long[] offsets = new long[FIRST_CAPACITY];
    private long[] micros = new long[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private int[] owners = new int[FIRST_CAPACITY];
    private int[] order = {};
    private int size;
    private boolean inOrder = true;

    void add(EntryHead head, long offset) {
        if (size + 1 >= offsets.length) grow();
        offsets[size] = offset;
        micros[size] = ChronoUnit.MICROS.between(Instant.EPOCH, head.time());
        numbers[size] = head.number();
        owners[size] = ordinals.computeIfAbsent(head.entity(), fresh -> {
            entities.add(fresh);
            return entities.size() - 1;
        });
        if (size > 0 && micros[size] < micros[size - 1]) inOrder = false;
        size++;
    }

    private void grow() {
        int capacity = offsets.length * 2;
        offsets = Arrays.copyOf(offsets, capacity);
        micros = Arrays.copyOf(micros, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        owners = Arrays.copyOf(owners, capacity);
    }

    /** Nothing more is to come; the file ends at {@code end}. Entries of one time keep the order of their lines. */
    void complete(long end) {
        offsets[size] = end;
        if (inOrder) return;
        Integer[] places = new Integer[size];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, Comparator.comparingLong(line -> micros[line]));
        order = Arrays.stream(places).mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return size;
    }

    boolean inOrder() {
        return inOrder;
    }

    /** The line, from 0, of the entry at {@code place} in the order of time. */
    int line(int place) {
        return inOrder ? place : order[place];
    }

    long offset(int line) {
        return offsets[line];
    }

    /** How long a line is, with its end. */
    int length(int line) {
        return Math.toIntExact(offsets[line + 1] - offsets[line]);
    }

    EntryHead head(int place) {
        int line = line(place);
        Instant time = Instant.EPOCH.plus(micros[line], ChronoUnit.MICROS);
        return new EntryHead(entities.get(owners[line]), numbers[line], time);
    }

    SortedSet<EntityId> entities() {
        return new TreeSet<>(entities);
    }

    int find(EntityId entity, long number) {
        Integer owner = ordinals.get(entity);
        if (owner == null) return -1;
        for (int place = 0; place < size; place++) {
            int line = line(place);
            if (owners[line] == owner && numbers[line] == number) return place;
        }
        return -1;
    }
}

package assay.journal.codec;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** How the values of one static type are written and read. Every value takes at least one byte. */
interface Slot {
    /** The deepest nesting of records in records; real entries have about eight. */
    int MAX_DEPTH = 64;

    void write(Output out, Object value, int depth);

    Object read(Input in, int depth);

    /** What an older record, that ended before this component, is taken to have said. */
    default Object missing() {
        throw new UnreadableRecord("a component without a default is missing");
    }
}

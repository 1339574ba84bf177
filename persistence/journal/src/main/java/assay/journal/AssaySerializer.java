package assay.journal;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;
import assay.domain.cell.Entry;
import assay.domain.cell.OfEpoch;
import assay.journal.codec.RecordCodec;
import assay.journal.codec.RecordCodec.Foreign;
import assay.journal.codec.Types;
import assay.journal.codec.UnreadableRecord;
import assay.journal.codec.UnwritableRecord;
import java.io.NotSerializableException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Akka's way to our codecs. Bound to {@code java.lang.Record}, since everything of ours that is stored or travels is a
 * record; the manifest says which of the three codecs wrote it, and under which epoch. References to actors travel as paths.
 */
public final class AssaySerializer extends SerializerWithStringManifest {
    /** Permanent: Akka stores it with every entry. */
    private static final int IDENTIFIER = 4_277_001;

    private static final String ENTRY = "entry";
    private static final String SNAPSHOT = "snapshot";
    private static final String MESSAGE = "message";

    /** With the writer's epoch, which is read from a row without reading what it holds. */
    private static final Pattern OF_EPOCH = Pattern.compile("(" + ENTRY + "|" + SNAPSHOT + ")@([0-9]{1,18})");

    private final RecordCodec entries = RecordCodec.ofArchive();
    private final RecordCodec snapshots = RecordCodec.ofSnapshots();
    private final RecordCodec messages;

    public AssaySerializer(ExtendedActorSystem system) {
        ActorRefResolver resolver = ActorRefResolver.get(Adapter.toTyped(system));
        messages = RecordCodec.ofMessages(List.of(references(resolver)));
    }

    @SuppressWarnings("rawtypes") // a reference's message type is not known at run time
    private static Foreign<ActorRef> references(ActorRefResolver resolver) {
        return new Foreign<>(ActorRef.class, ref -> path(resolver, ref), resolver::resolveActorRef);
    }

    private static String path(ActorRefResolver resolver, ActorRef<?> reference) {
        return resolver.toSerializationFormat(reference);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        String word = word(value);
        return value instanceof OfEpoch of ? word + "@" + of.epoch() : word;
    }

    private static String word(Object value) {
        if (value instanceof Entry<?>) return ENTRY;
        return Types.loaded().isSnapshot(value.getClass()) ? SNAPSHOT : MESSAGE;
    }

    /** Under which writer's epoch something with this manifest was written; manifests of others say nothing of it. */
    public static OptionalLong epoch(String manifest) {
        Matcher of = OF_EPOCH.matcher(manifest);
        return of.matches() ? OptionalLong.of(Long.parseLong(of.group(2))) : OptionalLong.empty();
    }

    @Override
    public byte[] toBinary(Object value) {
        try {
            return codec(word(value)).encode(value);
        } catch (UnwritableRecord | NotSerializableException e) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            Matcher of = OF_EPOCH.matcher(manifest);
            return codec(of.matches() ? of.group(1) : manifest).decode(bytes);
        } catch (UnreadableRecord e) {
            NotSerializableException unreadable = new NotSerializableException(manifest + ": " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private RecordCodec codec(String manifest) throws NotSerializableException {
        return switch (manifest) {
            case ENTRY -> entries;
            case SNAPSHOT -> snapshots;
            case MESSAGE -> messages;
            default -> throw new NotSerializableException("manifest \"" + manifest + "\" is unknown to this program");
        };
    }
}

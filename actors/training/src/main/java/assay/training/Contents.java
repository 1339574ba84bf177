package assay.training;

import assay.domain.content.Cid;
import assay.domain.content.ContentMissing;
import assay.domain.content.ContentStore;
import assay.domain.entity.Sha256;
import assay.domain.training.JobFailed;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Segments and models in the content store. */
final class Contents {
    private final ContentStore store;

    Contents(ContentStore store) {
        this.store = store;
    }

    Cid put(Parameters model) throws JobFailed {
        return put("model", model.encode());
    }

    Segment putSegment(byte[] bytes) throws JobFailed {
        return new Segment(Sha256.hexOf(bytes), put("segment", bytes));
    }

    Parameters model(Cid cid) throws JobFailed {
        return Parameters.decode(cid.text(), get("model", cid));
    }

    /** The model at {@code cid}, if anything is stored there. */
    Optional<Parameters> modelIfThere(Cid cid) throws JobFailed {
        try {
            return Optional.of(Parameters.decode(cid.text(), store.get(cid)));
        } catch (ContentMissing e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failures.environment("model cannot be read: " + e.getMessage(), e);
        }
    }

    Cid put(MessageMaps maps) throws JobFailed {
        return put("message map", maps.encode());
    }

    Cid put(ResidualState state) throws JobFailed {
        return put("residual state", state.encode());
    }

    /** The state at {@code cid}, of a network of {@code parameters}. */
    ResidualState residualState(Cid cid, int parameters) throws JobFailed {
        return ResidualState.decode(cid.text(), get("residual state", cid), parameters);
    }

    /** The same; empty where it is missing, malformed, or of another network. */
    Optional<ResidualState> residualStateIfAny(Cid cid, int parameters) throws JobFailed {
        try {
            return Optional.of(ResidualState.decode(cid.text(), store.get(cid), parameters));
        } catch (ContentMissing e) {
            return Optional.empty();
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return Optional.empty();
            throw e;
        } catch (IOException e) {
            throw Failures.environment("residual state cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The message maps of {@code message}, whose weight is how many words they have, for a network of {@code parameters}.
     * What is missing, malformed, or has another number of words is none: otherwise anyone could stop all others.
     */
    Optional<MessageMaps> mapsIfAny(WeightedUpdate message, long parameters) throws JobFailed {
        try {
            MessageMaps maps = MessageMaps.decode(message.update().text(), store.get(message.update()), parameters);
            return maps.words() == message.samples() ? Optional.of(maps) : Optional.empty();
        } catch (ContentMissing e) {
            return Optional.empty();
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return Optional.empty();
            throw e;
        } catch (IOException e) {
            throw Failures.environment("message map cannot be read: " + e.getMessage(), e);
        }
    }

    /** The samples of all {@code segments} in order. */
    FloatSamples samples(List<Segment> segments) throws JobFailed {
        if (segments.isEmpty()) throw Failures.badInput("the job names no segments");
        List<FloatSamples> parts = new ArrayList<>();
        for (Segment segment : segments) parts.add(segment(segment));
        return FloatSamples.joined(parts);
    }

    private FloatSamples segment(Segment segment) throws JobFailed {
        byte[] bytes = get("segment", segment.address());
        String found = Sha256.hexOf(bytes);
        if (!found.equals(segment.hash())) {
            throw new JobFailed(
                    JobFailed.Fault.BAD_INPUT,
                    segment.hash(),
                    "segment " + segment.hash() + ": what lies at " + segment.address() + " has SHA-256 " + found);
        }
        return SegmentBytes.decode(segment.hash(), bytes);
    }

    private Cid put(String what, byte[] bytes) throws JobFailed {
        try {
            return store.put(bytes);
        } catch (IOException e) {
            throw Failures.environment(
                    "a " + what + " of " + bytes.length + " bytes cannot be stored: " + e.getMessage(), e);
        }
    }

    private byte[] get(String what, Cid cid) throws JobFailed {
        try {
            return store.get(cid);
        } catch (IOException e) {
            // Missing or damaged here says nothing about another copy.
            throw Failures.environment(what + " cannot be read: " + e.getMessage(), e);
        }
    }
}

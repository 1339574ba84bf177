package assay.training;

import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a member goes on from: its residual, and how many steps maps have moved each parameter since the round began. As
 * bytes, all little-endian: magic {@code ASRS}, version, number of parameters, residuals (float32), steps (32 bits).
 */
final class ResidualState {
    private static final int MAGIC = 0x53525341;
    private static final int VERSION = 1;
    private static final int HEAD = 3;

    private final float[] residual;
    private final int[] counts;

    /** Of arrays that become its own. */
    ResidualState(float[] residual, int[] counts) {
        this.residual = residual;
        this.counts = counts;
    }

    float[] residual() {
        return residual;
    }

    int[] counts() {
        return counts;
    }

    /** The bytes to store. */
    byte[] encode() {
        long length = (HEAD + 2L * residual.length) * Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(VERSION).putInt(residual.length);
        out.asFloatBuffer().put(residual);
        out.position(out.position() + residual.length * Float.BYTES);
        out.asIntBuffer().put(counts);
        return out.array();
    }

    /** The state in {@code bytes}, for a network of {@code parameters}. {@code name} is for messages. */
    static ResidualState decode(String name, byte[] bytes, int parameters) throws JobFailed {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEAD * Integer.BYTES || in.getInt() != MAGIC) throw bad(name, "it is none");
        int version = in.getInt();
        if (version != VERSION) throw bad(name, "expected version " + VERSION + ", found " + version);
        int count = in.getInt();
        if (count != parameters) throw bad(name, "expected " + parameters + " parameters, found " + count);
        if (in.remaining() != 2L * parameters * Integer.BYTES) {
            throw bad(name, "expected " + 2L * parameters * Integer.BYTES + " more bytes, found " + in.remaining());
        }
        float[] residual = new float[parameters];
        in.asFloatBuffer().get(residual);
        in.position(in.position() + parameters * Float.BYTES);
        int[] counts = new int[parameters];
        in.asIntBuffer().get(counts);
        for (float value : residual) {
            if (!Float.isFinite(value)) throw bad(name, "a residual is infinite or not a number");
        }
        return new ResidualState(residual, counts);
    }

    private static JobFailed bad(String name, String problem) {
        return Failures.badInput("residual state " + name + " is unusable: " + problem);
    }
}

package assay.runtime;

import assay.domain.entity.EntityType;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How entities are spread over a cluster; the defaults stand in {@code assay-runtime.conf}.
 *
 * @param remembered kinds whose active entities are started again when their node is lost
 * @param tellTimeout how long to wait for the outcome of a command before it counts as unknown
 * @param lookTimeout how long to wait when nothing is to be changed
 */
public record ShardedSettings(Set<EntityType> remembered, Duration tellTimeout, Duration lookTimeout) {
    public ShardedSettings {
        remembered = Set.copyOf(remembered);
    }

    /** Reads the section {@code assay.runtime.sharding} of {@code config}. */
    public static ShardedSettings of(Config config) {
        Config sharding = config.getConfig("assay.runtime.sharding");
        Set<EntityType> remembered = EnumSet.noneOf(EntityType.class);
        for (String word : sharding.getStringList("remembered")) {
            remembered.add(EntityType.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return new ShardedSettings(
                remembered, sharding.getDuration("tell-timeout"), sharding.getDuration("look-timeout"));
    }
}

package assay.journal.cassandra;

import akka.actor.ActorSystem;
import akka.stream.alpakka.cassandra.CqlSessionProvider;
import akka.stream.alpakka.cassandra.DefaultSessionProvider;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;

/** Opens the session of Akka's journal; named in {@code assay-journal.conf}. */
public final class FencedSessions implements CqlSessionProvider {
    private final CqlSessionProvider plain;

    public FencedSessions(ActorSystem system, Config config) {
        this.plain = new DefaultSessionProvider(system, config);
    }

    @Override
    public Future<CqlSession> connect(ExecutionContext executor) {
        return plain.connect(executor).map(FencedSession::new, executor);
    }
}

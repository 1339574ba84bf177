package assay.cluster.tls;

import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.ServerBuilder;
import assay.cluster.config.Tls;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.RotatingCredentials;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLEngine;

/** How HTTP is answered: in clear on a node that has no certificate, under TLS on one that has. */
public final class Https {
    private final Optional<RotatingCredentials> credentials;

    private Https(Optional<RotatingCredentials> credentials) {
        this.credentials = credentials;
    }

    /** Reads the files of {@code tls}, if there are any. */
    public static Https of(Optional<Tls> tls) throws BadCertificate {
        if (tls.isEmpty()) return new Https(Optional.empty());
        Tls files = tls.get();
        return new Https(Optional.of(RotatingCredentials.read(
                files.files(), files.lookEvery(), InstantSource.system(), NodeTransport::complain)));
    }

    /** {@code server}, under TLS if this node has a certificate. */
    public ServerBuilder protect(ServerBuilder server) {
        if (credentials.isEmpty()) return server;
        RotatingCredentials rotating = credentials.get();
        return server.enableHttps(ConnectionContext.httpsServer(() -> {
            SSLEngine engine = rotating.context().createSSLEngine();
            engine.setUseClientMode(false);
            return engine;
        }));
    }
}

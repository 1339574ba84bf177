package assay.cluster.tls;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import assay.cryptography.certificate.RotatingCredentials;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Connections between nodes: TLS 1.3, and both ends show a certificate that the cluster's authorities signed for a node.
 * Renewed files are taken up by the next connection; those that stand stay.
 *
 * <p>Named in Akka's settings, which make it with the actor system.
 */
public final class NodeTransport implements SSLEngineProvider {
    /** Where in the actor system's settings the files are named. */
    public static final String SETTINGS = "assay.tls";

    private static final Logger LOG = LoggerFactory.getLogger(NodeTransport.class);
    private static final String PROTOCOL = "TLSv1.3";

    private final RotatingCredentials credentials;
    private final String peerName;

    /** Reads the files; a node checks them before it gets here. */
    public NodeTransport(ActorSystem system) throws BadCertificate {
        Config settings = system.settings().config().getConfig(SETTINGS);
        Credentials.Files files = new Credentials.Files(
                Path.of(settings.getString("certificate")),
                Path.of(settings.getString("key")),
                Path.of(settings.getString("authorities")));
        this.credentials = RotatingCredentials.read(
                files, settings.getDuration("look-every"), InstantSource.system(), NodeTransport::complain);
        this.peerName = settings.getString("peer-name");
    }

    static void complain(BadCertificate bad) {
        LOG.error("renewed certificate files are not used, the last good ones stay in force: {}", bad.getMessage());
    }

    @Override
    public SSLEngine createServerSSLEngine(String hostname, int port) {
        SSLEngine engine = engine(hostname, port);
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    @Override
    public SSLEngine createClientSSLEngine(String hostname, int port) {
        SSLEngine engine = engine(hostname, port);
        engine.setUseClientMode(true);
        return engine;
    }

    private SSLEngine engine(String hostname, int port) {
        SSLEngine engine = credentials.context().createSSLEngine(hostname, port);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
        return verify(session);
    }

    @Override
    public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
        return verify(session);
    }

    /** Who signed the certificate was checked when hands were shaken; here, that it is a node's. */
    private Option<Throwable> verify(SSLSession session) {
        try {
            Certificate shown = session.getPeerCertificates()[0];
            Set<String> names = Credentials.names((X509Certificate) shown);
            if (names.contains(peerName)) return Option.empty();
            return Option.apply(new SSLPeerUnverifiedException(
                    "a peer whose certificate is for " + names + ": expected " + peerName + " among them"));
        } catch (SSLPeerUnverifiedException e) {
            return Option.apply(e);
        }
    }
}

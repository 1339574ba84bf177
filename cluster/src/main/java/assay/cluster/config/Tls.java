package assay.cluster.config;

import assay.cryptography.certificate.Credentials;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a node's connections are protected.
 *
 * @param certificate the node's chain in PEM, own certificate first
 * @param key its private key in PEM
 * @param authorities who may have signed other nodes' certificates, in PEM; several while they change
 * @param peerName a DNS name that the certificates of all nodes are for: what else the authorities signed is no node
 * @param lookEvery how long a renewed file may stay unnoticed
 */
public record Tls(Path certificate, Path key, Path authorities, String peerName, Duration lookEvery) {
    /** The three files. */
    public Credentials.Files files() {
        return new Credentials.Files(certificate, key, authorities);
    }
}

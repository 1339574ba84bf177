package assay.cryptography.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What one end of a TLS connection shows, and whom it believes.
 *
 * @param chain its certificate first, then those that lead from it towards an authority
 * @param authorities who may have signed the certificates of others
 */
public record Credentials(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
    private static final int DNS_NAME = 2;
    private static final byte[] PROBE = {1, 2, 3};

    public Credentials {
        chain = List.copyOf(chain);
        authorities = List.copyOf(authorities);
    }

    /**
     * Where credentials are kept, in PEM.
     *
     * @param certificate the chain, own certificate first
     * @param authorities one or more; while they change, the old and the new
     */
    public record Files(Path certificate, Path key, Path authorities) {}

    /** Reads credentials, and checks that they fit together and are valid at {@code now}. */
    public static Credentials read(Files files, Instant now) throws BadCertificate {
        Credentials read = new Credentials(
                Pem.key(files.key()), Pem.certificates(files.certificate()), Pem.certificates(files.authorities()));
        X509Certificate own = read.certificate();
        if (now.isBefore(own.getNotBefore().toInstant()) || now.isAfter(read.expires())) {
            throw new BadCertificate(files.certificate() + ": valid from "
                    + own.getNotBefore().toInstant() + " to " + read.expires() + ", and now it is " + now
                    + ": issue a new one");
        }
        if (!fit(read.key(), own.getPublicKey())) {
            throw new BadCertificate(files.key() + ": expected the key of " + files.certificate() + " ("
                    + own.getSubjectX500Principal() + "), found another one");
        }
        read.leadToAnAuthority(files, now);
        return read;
    }

    private void leadToAnAuthority(Files files, Instant now) throws BadCertificate {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            Set<TrustAnchor> anchors = new LinkedHashSet<>();
            for (X509Certificate each : authorities) anchors.add(new TrustAnchor(each, null));
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (GeneralSecurityException e) {
            throw new BadCertificate(
                    files.certificate() + ": expected a certificate signed by one of " + files.authorities()
                            + ", found one of " + certificate().getIssuerX500Principal() + " (" + e.getMessage() + ")",
                    e);
        }
    }

    private static boolean fit(PrivateKey key, PublicKey certified) throws BadCertificate {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    case "EdDSA", "Ed25519" -> "Ed25519";
                    default ->
                        throw new BadCertificate(
                                "a private key of the kind " + key.getAlgorithm() + ": expected EC, RSA or Ed25519");
                };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(PROBE);
            byte[] signature = signing.sign();
            signing.initVerify(certified);
            signing.update(PROBE);
            return signing.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key of one kind under a certificate of another.
            return false;
        }
    }

    /** The own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** When the first of the own certificates ends. */
    public Instant expires() {
        return chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** All certificates in a file in PEM; at least one. */
    public static List<X509Certificate> certificates(Path file) throws BadCertificate {
        return Pem.certificates(file);
    }

    /** The DNS names that {@code certificate} is for. */
    public static Set<String> names(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) return names;
            for (List<?> each : alternatives) {
                if (each.get(0).equals(DNS_NAME)) names.add(String.valueOf(each.get(1)));
            }
        } catch (CertificateParsingException e) {
            // A name that cannot be read is a name it does not have.
            return Set.of();
        }
        return names;
    }

    /** A context that shows the certificate, and believes the authorities and nobody else. */
    public SSLContext context() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", key, new char[0], chain.toArray(X509Certificate[]::new));
            KeyManagerFactory showing = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            showing.init(keys, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(showing.getKeyManagers(), believing(authorities).getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("credentials that were read and checked", e);
        }
    }

    /** A context for clients, which show nothing, and believe the authorities in {@code file} and nobody else. */
    public static SSLContext trusting(Path file) throws BadCertificate {
        List<X509Certificate> authorities = Pem.certificates(file);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, believing(authorities).getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new BadCertificate(file + ": " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory believing(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        for (int i = 0; i < authorities.size(); i++) believed.setCertificateEntry("authority-" + i, authorities.get(i));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(believed);
        return factory;
    }

    // The key stays out of logs.
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal() + " until " + expires();
    }
}

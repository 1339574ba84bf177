package assay.cryptography.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small certificate authority for the nodes of one cluster, for those who have none. Keys are EC on P-256,
 * certificates X.509 version 3 (RFC 5280).
 */
public final class Authority {
    /** The file of its certificate, which every node has. */
    public static final String CERTIFICATE = "authority.pem";

    private static final String KEY = "authority.key";
    private static final int SERIAL_BITS = 127;
    /** Clocks of machines differ a little: a certificate is valid at once everywhere. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final X509Certificate certificate;
    private final PrivateKey key;

    private Authority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new authority that signs from {@code now} on for {@code validity}. */
    public static Authority create(String name, Instant now, Duration validity) {
        KeyPair pair = pair();
        X500Principal self = new X500Principal("CN=" + name);
        JcaX509v3CertificateBuilder builder = builder(self, self, pair, now, validity);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new IllegalStateException("a certificate's extension", e);
        }
        return new Authority(signed(builder, pair.getPrivate()), pair.getPrivate());
    }

    /** Reads the authority that {@link #write} left in {@code directory}. */
    public static Authority read(Path directory) throws BadCertificate {
        return new Authority(Pem.certificates(directory.resolve(CERTIFICATE)).get(0), Pem.key(directory.resolve(KEY)));
    }

    /** Whether {@code directory} holds an authority. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(KEY)) || Files.exists(directory.resolve(CERTIFICATE));
    }

    /** Keeps the authority in {@code directory}: the key for its owner alone. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Pem.writePrivate(directory.resolve(KEY), Pem.text(key));
        Pem.writePublic(directory.resolve(CERTIFICATE), Pem.text(List.of(certificate)));
    }

    /**
     * Issues a certificate for both ends of connections between nodes, and writes it with its key: {@code NAME.pem} and
     * {@code NAME.key}. Files of that name are replaced, first the key, then the certificate.
     *
     * @param validity how long, unless the authority itself ends before
     * @param names DNS names and IP addresses that the certificate is for; at least one
     */
    public X509Certificate issue(String name, List<String> names, Instant now, Duration validity, Path directory)
            throws IOException {
        KeyPair pair = pair();
        JcaX509v3CertificateBuilder builder = builder(
                certificate.getSubjectX500Principal(),
                new X500Principal("CN=" + name),
                pair,
                now,
                atMost(now, validity));
        List<GeneralName> alternatives = new ArrayList<>();
        for (String each : names) {
            alternatives.add(new GeneralName(isAddress(each) ? GeneralName.iPAddress : GeneralName.dNSName, each));
        }
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(alternatives.toArray(GeneralName[]::new)));
        X509Certificate issued = signed(builder, key);
        Files.createDirectories(directory);
        Pem.writePrivate(directory.resolve(name + ".key"), Pem.text(pair.getPrivate()));
        Pem.writePublic(directory.resolve(name + ".pem"), Pem.text(List.of(issued)));
        return issued;
    }

    private Duration atMost(Instant now, Duration validity) {
        Duration left = Duration.between(now, certificate.getNotAfter().toInstant());
        return validity.compareTo(left) < 0 ? validity : left;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has EC on P-256", e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair pair, Instant now, Duration validity) {
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom());
        Date from = Date.from(now.minus(SKEW));
        Date to = Date.from(now.plus(validity));
        return new JcaX509v3CertificateBuilder(issuer, serial, from, to, subject, pair.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate signed with our own key", e);
        }
    }
}

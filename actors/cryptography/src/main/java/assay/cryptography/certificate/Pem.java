package assay.cryptography.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys as text files (RFC 7468). */
final class Pem {
    private Pem() {}

    /** All certificates in {@code file}, in its order; at least one. */
    static List<X509Certificate> certificates(Path file) throws BadCertificate {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (var each : factory.generateCertificates(in)) found.add((X509Certificate) each);
        } catch (IOException e) {
            throw new BadCertificate(file + ": expected certificates in PEM, cannot be read: " + e, e);
        } catch (CertificateException e) {
            throw new BadCertificate(file + ": expected certificates in PEM, found " + e.getMessage(), e);
        }
        if (found.isEmpty()) throw new BadCertificate(file + ": expected certificates in PEM, found none");
        return List.copyOf(found);
    }

    /** The private key in {@code file}: PKCS #8, or the older forms of OpenSSL, without a password. */
    static PrivateKey key(Path file) throws BadCertificate {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                PEMParser parser = new PEMParser(in)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo info) return converter.getPrivateKey(info);
                if (each instanceof PEMKeyPair pair) return converter.getPrivateKey(pair.getPrivateKeyInfo());
            }
        } catch (PEMException e) {
            throw new BadCertificate(file + ": expected a private key in PEM, found none that can be used", e);
        } catch (IOException e) {
            throw new BadCertificate(file + ": expected a private key in PEM, cannot be read", e);
        }
        throw new BadCertificate(file + ": expected a private key in PEM without a password, found none");
    }

    static String text(List<X509Certificate> certificates) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (X509Certificate each : certificates) pem.writeObject(each);
        }
        return text.toString();
    }

    static String text(PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(key, null));
        }
        return text.toString();
    }

    /** Writes a file only its owner can read; whoever reads it meanwhile sees the old one or the new one, whole. */
    static void writePrivate(Path file, String text) throws IOException {
        write(file, text, "rw-------");
    }

    static void writePublic(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            out.write(text);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

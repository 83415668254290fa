package app.oriel.http;

import java.math.BigInteger;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** A camera's side of TLS: a 1024-bit key, a certificate signed with SHA-1, and one suite. */
public final class TestTls {
  private static final BouncyCastleProvider CRYPTO = new BouncyCastleProvider();

  private final SSLContext context;
  private final String protocol;
  private final String suite;

  /** With a certificate of its own. */
  public TestTls(String protocol, String suite) throws Exception {
    this.protocol = protocol;
    this.suite = suite;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", CRYPTO);
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    context = SSLContext.getInstance("TLS", new BouncyCastleJsseProvider(false, CRYPTO));
    context.init(new KeyManager[] {new OneKey(pair.getPrivate(), certificate(pair))}, null, null);
  }

  /** What Kasa cameras speak. */
  public static TestTls likeKasa() throws Exception {
    return new TestTls("TLSv1.2", "TLS_RSA_WITH_AES_256_GCM_SHA384");
  }

  /** Does the server's half of the handshake. */
  public SSLSocket secure(Socket raw) throws java.io.IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(raw, "", 0, true);
    socket.setUseClientMode(false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    parameters.setCipherSuites(new String[] {suite});
    parameters.setAlgorithmConstraints(new Anything());
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static X509Certificate certificate(KeyPair pair) throws Exception {
    var sha1 =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);
    var generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
    generator.setSignature(sha1);
    generator.setIssuer(new X500Name("CN=TPRI-CA"));
    generator.setSubject(new X500Name("CN=TPRI-DEVICE"));
    generator.setStartDate(new Time(Date.from(Instant.parse("2001-01-01T00:00:00Z"))));
    generator.setEndDate(new Time(Date.from(Instant.parse("2049-01-01T00:00:00Z"))));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    TBSCertificate body = generator.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA1withRSA", CRYPTO);
    signature.initSign(pair.getPrivate());
    signature.update(body.getEncoded());
    var whole = new ASN1EncodableVector();
    whole.add(body);
    whole.add(sha1);
    whole.add(new DERBitString(signature.sign()));
    byte[] der = new DERSequence(whole).getEncoded();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new java.io.ByteArrayInputStream(der));
  }

  private static final class OneKey extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate certificate;

    OneKey(PrivateKey key, X509Certificate certificate) {
      this.key = key;
      this.certificate = certificate;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
      return type.contains("RSA") ? new String[] {"one"} : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return type.contains("RSA") ? "one" : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String type, Principal[] issuers, SSLEngine engine) {
      return type.contains("RSA") ? "one" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  private static final class Anything implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        @Nullable AlgorithmParameters parameters) {
      return true;
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return true;
    }
  }
}

package app.oriel.simulator.kasa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
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

/** Makes certificates as weak as the cameras' own: 1024-bit RSA, signed with SHA-1. */
final class CertificateMaker {
  private static final int KEY_BITS = 1024;
  private static final int SERIAL_BITS = 63;
  private static final X500Name ISSUER = new X500Name("CN=TPRI-CA");
  private static final X500Name SUBJECT = new X500Name("C=US, ST=CA, O=TPRI, CN=TPRI-DEVICE");
  private static final Instant NOT_BEFORE = Instant.parse("2001-01-01T00:00:00Z");
  private static final Instant NOT_AFTER = Instant.parse("2070-01-01T00:00:00Z");
  private static final AlgorithmIdentifier SHA1_RSA =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);

  private CertificateMaker() {}

  /** A new key with a certificate from an issuer that nobody else will ever hear of. */
  static CameraCertificate make() throws IOException {
    try {
      SecureRandom random = new SecureRandom();
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
      pairs.initialize(KEY_BITS, random);
      KeyPair issuer = pairs.generateKeyPair();
      KeyPair device = pairs.generateKeyPair();
      TBSCertificate unsigned =
          unsigned(device.getPublic(), new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE));
      return new CameraCertificate(device.getPrivate(), signed(unsigned, issuer.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the software camera's certificate could not be made", e);
    }
  }

  private static TBSCertificate unsigned(PublicKey key, BigInteger serial) {
    V3TBSCertificateGenerator fields = new V3TBSCertificateGenerator();
    fields.setSerialNumber(new ASN1Integer(serial));
    fields.setSignature(SHA1_RSA);
    fields.setIssuer(ISSUER);
    fields.setSubject(SUBJECT);
    fields.setStartDate(new Time(Date.from(NOT_BEFORE)));
    fields.setEndDate(new Time(Date.from(NOT_AFTER)));
    fields.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    return fields.generateTBSCertificate();
  }

  private static X509Certificate signed(TBSCertificate unsigned, PrivateKey issuer)
      throws GeneralSecurityException, IOException {
    Signature signature = Signature.getInstance("SHA1withRSA");
    signature.initSign(issuer);
    signature.update(unsigned.getEncoded(ASN1Encoding.DER));
    DERSequence whole =
        new DERSequence(
            new ASN1Encodable[] {unsigned, SHA1_RSA, new DERBitString(signature.sign())});
    byte[] der = whole.getEncoded(ASN1Encoding.DER);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}

package app.oriel.http;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.jcajce.util.ProviderJcaJceHelper;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * Bouncy Castle's algorithms for TLS, but AES and HMAC from the JVM, which has the processor's
 * instructions for them: decrypting is the largest part of what receiving a Kasa stream costs. The
 * rest stays with Bouncy Castle; with the JVM's key agreement TLS 1.3 fails.
 */
final class JvmCiphers extends JcaTlsCryptoProvider {
  private final JcaJceHelper algorithms;

  /**
   * @param others has all but AES and HMAC
   */
  JvmCiphers(Provider others) {
    setProvider(others);
    algorithms = new Algorithms(others);
  }

  @Override
  public JcaTlsCrypto create(SecureRandom keys, SecureRandom nonces) {
    return new JcaTlsCrypto(algorithms, keys, nonces) {};
  }

  private static final class Algorithms extends ProviderJcaJceHelper {
    private final DefaultJcaJceHelper jvm = new DefaultJcaJceHelper();

    Algorithms(Provider others) {
      super(others);
    }

    @Override
    public Cipher createCipher(String name)
        throws NoSuchAlgorithmException, NoSuchPaddingException {
      return name.startsWith("AES/") ? jvm.createCipher(name) : super.createCipher(name);
    }

    @Override
    public Mac createMac(String name) throws NoSuchAlgorithmException {
      return name.startsWith("Hmac") ? jvm.createMac(name) : super.createMac(name);
    }
  }
}

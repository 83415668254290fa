package app.oriel.simulator.kasa;

import app.oriel.simulator.Choice;

/** The one protocol version and cipher suite that a camera's TLS offers. */
public enum TlsKind implements Choice {
  /** What Kasa cameras were seen to speak. */
  RSA_GCM("TLSv1.2", "TLS_RSA_WITH_AES_256_GCM_SHA384"),
  RSA_CBC("TLSv1.2", "TLS_RSA_WITH_AES_256_CBC_SHA256"),
  ECDHE("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
  TLS13("TLSv1.3", "TLS_AES_256_GCM_SHA384");

  private final String protocol;
  private final String cipher;

  TlsKind(String protocol, String cipher) {
    this.protocol = protocol;
    this.cipher = cipher;
  }

  String protocol() {
    return protocol;
  }

  String cipher() {
    return cipher;
  }
}

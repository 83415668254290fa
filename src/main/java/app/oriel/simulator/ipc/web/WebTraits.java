package app.oriel.simulator.ipc.web;

import app.oriel.simulator.Choice;

/** The values that the web API's quirks take, each as its own type. */
public final class WebTraits {
  private WebTraits() {}

  /** Which row of the table of section 4 signs in; others are refused as a wrong password is. */
  public enum Login implements Choice {
    /** The password obfuscated, {@code encrypt_type} "1" or absent. */
    PLAIN,
    /** RSA over the obfuscated password and the nonce, "2". */
    RSA,
    /** MD5 over password and nonce, "3". */
    MD5_3,
    /** The same, "2". */
    MD5_2,
    /** The same, the number 1. */
    MD5_1,
    /** VIGI: RSA over its own MD5 and the nonce. */
    VIGI,
    /** The same with a second key, {@code key_2}. */
    VIGI_KEY_2,
    /** VIGI that offers "1" only: its own MD5 bare. */
    VIGI_BARE;

    boolean isRsa() {
      return this == RSA || this == VIGI || this == VIGI_KEY_2;
    }

    boolean isMd5() {
      return this == MD5_3 || this == MD5_2 || this == MD5_1;
    }

    boolean isVigi() {
      return this == VIGI || this == VIGI_KEY_2 || this == VIGI_BARE;
    }

    boolean hasNonce() {
      return isRsa() || isMd5();
    }
  }

  /** What the camera tells about its loudspeaker. */
  public enum Audio implements Choice {
    /** {@code decode_type} and {@code sampling_rate} as lists. */
    TOLD,
    /** {@code G711} and no more. */
    VAGUE,
    /** Only {@code AAC}. */
    FOREIGN,
    /** -40106: no such section. */
    ABSENT
  }
}

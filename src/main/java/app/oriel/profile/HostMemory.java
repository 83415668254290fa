package app.oriel.profile;

/**
 * What was learnt from a camera that was given as a bare URL.
 *
 * @param kept the JSON it was read from
 */
public record HostMemory(Remembered remembered, KeptJson kept) {
  /** Of a host that is new to the profile. */
  static final HostMemory NEW = new HostMemory(Remembered.NOTHING, KeptJson.NONE);

  HostMemory with(Remembered newer) {
    return new HostMemory(remembered.with(newer), kept);
  }
}

package app.oriel.sound;

/**
 * Samples that wait to be played. Where sound breaks off or parts of it are left out, short fades
 * keep it from clicking. For one thread.
 */
final class JitterBuffer {
  private final short[] ring;
  private final int fade;
  private int first;
  private int size;
  private boolean starved = true;
  private short last;
  private int silent;

  /**
   * @param rate samples per second; two seconds of them have room
   */
  JitterBuffer(int rate) {
    ring = new short[2 * rate];
    fade = rate / 200;
  }

  /** How many samples wait. */
  int size() {
    return size;
  }

  /** Whether silence was played because nothing was there, and nothing has come since. */
  boolean isStarved() {
    return starved;
  }

  /** Adds silence. */
  void addSilence(int count) {
    int fits = Math.min(count, ring.length - size);
    for (int i = 0; i < fits; i++) {
      put((short) 0);
    }
  }

  /** Adds sound, faded in after a gap; what has no room is too old. */
  void add(short[] samples, int count) {
    int fits = Math.min(count, ring.length);
    drop(size + fits - ring.length);
    int from = count - fits;
    for (int i = 0; i < fits; i++) {
      short sample = samples[from + i];
      put(starved && i < fade ? (short) (sample * i / fade) : sample);
    }
    starved &= fits == 0;
  }

  private void put(short sample) {
    ring[(first + size) % ring.length] = sample;
    size++;
  }

  private void drop(int count) {
    if (count > 0) {
      first = (first + count) % ring.length;
      size -= count;
    }
  }

  /** Leaves out the oldest samples but so many, and fades from before the cut to after it. */
  void cutTo(int wanted) {
    int out = size - wanted;
    if (out <= 0) {
      return;
    }
    int over = Math.min(fade, Math.min(wanted, out));
    for (int i = 0; i < over; i++) {
      int before = ring[(first + i) % ring.length];
      int place = (first + out + i) % ring.length;
      ring[place] = (short) ((before * (over - i) + ring[place] * i) / over);
    }
    drop(out);
  }

  /** Forgets all; what comes next does not go on from it. */
  void clear() {
    drop(size);
    starved = true;
  }

  /** Takes so many samples; where there are none it fades out into silence, and is starved. */
  void take(short[] into, int count) {
    for (int i = 0; i < count; i++) {
      if (size > 0) {
        into[i] = ring[first];
        first = (first + 1) % ring.length;
        size--;
        last = into[i];
        silent = 0;
      } else {
        into[i] = silent < fade ? (short) (last * (fade - silent) / fade) : 0;
        silent++;
        starved = true;
      }
    }
  }
}

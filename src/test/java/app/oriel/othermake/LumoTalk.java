package app.oriel.othermake;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkTerms;
import app.oriel.camera.TrackInfo;
import java.io.IOException;
import java.time.Duration;

/** A talk in the sound that the camera named. */
record LumoTalk(LumoLine line, TalkFormat format) implements TalkLine {
  private static final Duration SILENCE = Duration.ofMillis(100);

  /** Reads what the camera wants to hear. */
  static TalkLine begin(LumoLine line) throws OrielException {
    try {
      Codec codec = Codec.valueOf(line.in().readUTF());
      var sound = new TrackInfo.Audio(codec, line.in().readInt(), 1, line.in().readUnsignedByte());
      int samples = line.in().readUnsignedShort();
      return new LumoTalk(line, new TalkFormat(sound, samples, SILENCE, SILENCE, false));
    } catch (IOException e) {
      throw LumoLine.broken(e);
    } catch (IllegalArgumentException e) {
      throw new OrielException(Problem.TALK_UNSUPPORTED, Detail.of("answered-with-no-stream"), e);
    }
  }

  @Override
  public TalkTerms terms() {
    return new TalkTerms("lumo", null, null, null);
  }

  @Override
  public void send(byte[] packet) throws OrielException {
    line.send(packet);
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public void heard(boolean heard) {}

  @Override
  public void close() {
    line.close();
  }
}

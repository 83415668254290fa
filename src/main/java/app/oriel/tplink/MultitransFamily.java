package app.oriel.tplink;

import app.oriel.camera.TalkPort;
import app.oriel.rtsp.RtspClient;
import java.util.Optional;

/** Cameras that are talked to by MULTITRANS; they want the password of their own {@code admin}. */
abstract sealed class MultitransFamily extends StreamFamily permits TplinkIpcFamily, VigiFamily {
  /** A TL-IPC48AW-PLUS serves four main streams; of the others of this make nobody told. */
  private static final int MOST_STREAMS = 4;

  private final TalkPort talk;

  MultitransFamily(String scheme, String displayName, RtspClient client, MultitransTalk talk) {
    super(scheme, displayName, MOST_STREAMS, client);
    this.talk = talk;
  }

  @Override
  public final Optional<TalkPort> talk() {
    return Optional.of(talk);
  }
}

package app.oriel.othermake;

import app.oriel.camera.CameraSocket;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a camera: a word and who says it go there, a byte and what was asked for come.
 */
final class LumoLine implements AutoCloseable {
  static final String LOOK = "LOOK";
  static final String TALK = "TALK";
  private static final int YES = 0;
  private static final int WHO = 1;
  private static final int NO = 2;
  private static final int LONGEST = 1 << 20;

  private final CameraSocket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  LumoLine(CameraSocket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.in());
    this.out = new DataOutputStream(socket.out());
  }

  /** Says what is wanted; the camera's answer other than yes is thrown. */
  void ask(String word, @Nullable Credentials by) throws OrielException {
    int answer = answer(word, by);
    switch (answer) {
      case YES -> {}
      case WHO -> throw refusal(Problem.PASSWORD_MISSING, answer);
      case NO -> throw refusal(Problem.PASSWORD_REFUSED, answer);
      default -> throw refusal(Problem.NOT_A_STREAM, answer);
    }
  }

  private int answer(String word, @Nullable Credentials by) throws OrielException {
    try {
      out.writeUTF(word);
      out.writeUTF(by == null ? "" : by.user());
      out.writeUTF(by == null ? "" : by.password());
      return in.readUnsignedByte();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static OrielException refusal(Problem problem, int answer) {
    return new OrielException(problem, Detail.of("answered", answer));
  }

  static OrielException broken(IOException e) {
    if (e instanceof OrielException known) {
      return known;
    }
    Problem problem =
        switch (e) {
          case SocketTimeoutException _ -> Problem.STALLED;
          case EOFException _ -> Problem.STREAM_ENDED;
          default -> Problem.CONNECTION_LOST;
        };
    return new OrielException(problem, Detail.of("the-connection-broke-off"), e);
  }

  DataInputStream in() {
    return in;
  }

  /** Some bytes behind their length. */
  byte[] block() throws IOException, OrielException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new OrielException(Problem.MALFORMED, Detail.of("answered", length));
    }
    return in.readNBytes(length);
  }

  void send(byte[] block) throws OrielException {
    try {
      out.writeInt(block.length);
      out.write(block);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}

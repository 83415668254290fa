package app.oriel.othermake;

import app.oriel.camera.Credentials;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Tones;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.FootageClip;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Lumo camera made of software, which decodes what is said to it. */
public final class LumoCamera implements AutoCloseable {
  private static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 4);

  private final Credentials owner;
  private final TrackInfo.Audio ear;
  private final int packetSamples;
  private final ServerSocket door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<byte[]> packets = new CopyOnWriteArrayList<>();

  /**
   * A camera on a free port.
   *
   * @param ear what its loudspeaker takes
   */
  public LumoCamera(Credentials owner, TrackInfo.Audio ear, int packetSamples) throws IOException {
    this.owner = owner;
    this.ear = ear;
    this.packetSamples = packetSamples;
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "lumo://127.0.0.1:" + door.getLocalPort();
  }

  /** How often somebody came with a wrong password. */
  public int refusals() {
    return refused.get();
  }

  /** How long each packet of talk was. */
  public List<Integer> packetLengths() {
    return packets.stream().map(packet -> packet.length).toList();
  }

  /** What was said, as it comes out of the loudspeaker. */
  public short[] heard() {
    return Tones.decoded(ear, packets);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = door.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      var out = new DataOutputStream(socket.getOutputStream());
      String word = in.readUTF();
      Credentials by = new Credentials(in.readUTF(), in.readUTF());
      if (by.user().isEmpty()) {
        out.writeByte(1);
      } else if (!by.equals(owner)) {
        refused.incrementAndGet();
        out.writeByte(2);
      } else {
        out.writeByte(0);
        if (word.equals("TALK")) {
          listen(in, out);
        } else {
          show(out);
        }
      }
    } catch (EOFException | SocketException e) {
      // Whoever looked or talked has gone.
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(DataInputStream in, DataOutputStream out) throws IOException {
    out.writeUTF(ear.codec().name());
    out.writeInt(ear.rate());
    out.writeByte(ear.bits());
    out.writeShort(packetSamples);
    while (true) {
      packets.add(in.readNBytes(in.readInt()));
    }
  }

  private static void show(DataOutputStream out) throws IOException, InterruptedException {
    for (long number = 0; ; number++) {
      Encoded picture = CLIP.pictures().get((int) (number % CLIP.pictures().size()));
      out.writeBoolean(picture.keyframe());
      out.writeLong(number * 1_000_000 / CLIP.fps());
      out.writeInt(picture.accessUnit().length);
      out.write(picture.accessUnit());
      Thread.sleep(1000 / CLIP.fps());
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket each : open) {
      each.close();
    }
  }
}

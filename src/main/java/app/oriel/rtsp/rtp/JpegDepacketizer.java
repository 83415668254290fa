package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * JPEG pictures over RTP, RFC 2435: each packet says which picture it belongs to and where in it,
 * the first one the tables too. A picture of which anything is missing is dropped whole; the next
 * one needs nothing of it.
 *
 * <pre>
 * | type-specific |             fragment offset                   |
 * |     type      |       Q       |   width / 8   |  height / 8   |
 * |       restart interval        |F|L|      restart count        |  types from 64 on
 * |      MBZ      |   precision   |            length             |  Q from 128 on, at offset 0
 * </pre>
 */
final class JpegDepacketizer implements Depacketizer {
  private static final int HEAD = 8;
  private static final int FIRST_OWN_TABLES = 128;
  private static final int EACH_ITS_OWN = 255;

  /** The header extension in which ONVIF's cameras say what RFC 2435 has no room for. */
  private static final int ONVIF_HEADER = 0xffd8;

  private static final int SOF0 = 0xffc0;
  private static final int STEP = 8;

  private static final int FIRST_ROOM = 64 << 10;

  /** As the largest access unit. */
  private static final int MOST_BYTES = 8 << 20;

  private final TrackInfo.Video track = new TrackInfo.Video(Codec.MJPEG);
  private final RtpFormat.Jpeg format;
  private final RtpClock clock;
  private final PacketSink sink;

  /** The tables that came with a Q, for pictures that name it again without them. */
  private final @Nullable JpegTables[] known = new JpegTables[EACH_ITS_OWN - FIRST_OWN_TABLES];

  private byte[] body = new byte[FIRST_ROOM];
  private int used;
  private boolean open;
  private boolean damaged;
  private int stamp;
  private long micros;
  private long arrival;
  private @Nullable JpegHeader header;
  private byte[] head = {};

  /** What is left of a packet as it is read. */
  private int at;

  private int end;
  private final AtomicLong dropped = new AtomicLong();

  JpegDepacketizer(RtpFormat.Jpeg format, RtpClock clock, PacketSink sink) {
    this.format = format;
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long untimed, long came) {
    boolean another = packet.timestamp() != stamp || offset(packet) == 0;
    if (open && another) {
      end();
    }
    if (!open) {
      open = true;
      stamp = packet.timestamp();
      micros = clock.micros(stamp, came, false);
    }
    arrival = came;
    damaged |= !isTaken(packet);
    if (packet.marker()) {
      end();
    }
  }

  /** Where in the picture a packet belongs; -1 where it does not say so. */
  private static int offset(RtpPacket packet) {
    int at = packet.offset() + 1;
    return packet.length() < HEAD
        ? -1
        : (packet.bytes()[at] & 0xff) << 16 | RtpPacket.unsigned16(packet.bytes(), at + 1);
  }

  /** Takes a piece; whether it makes sense after the pieces before it. */
  private boolean isTaken(RtpPacket packet) {
    byte[] bytes = packet.bytes();
    int start = packet.offset();
    if (damaged || offset(packet) != used) {
      return false;
    }
    at = start + HEAD;
    end = start + packet.length();
    int type = bytes[start + 4] & 0xff;
    int interval = JpegHeader.restarts(type) ? number(bytes) : 0;
    at += JpegHeader.restarts(type) ? 2 : 0;
    return JpegHeader.knows(type)
        && (used > 0 || isBegun(packet, type, interval))
        && at <= end
        && add(bytes);
  }

  /** The next two bytes of the packet. */
  private int number(byte[] bytes) {
    at += 2;
    return at <= end ? RtpPacket.unsigned16(bytes, at - 2) : 0;
  }

  /** Makes the head of the picture that begins with a packet. */
  private boolean isBegun(RtpPacket packet, int type, int interval) {
    byte[] bytes = packet.bytes();
    int start = packet.offset();
    JpegTables tables = tables(bytes, bytes[start + 5] & 0xff);
    int frame = frameHeader(packet);
    int saidWidth = frame == 0 ? format.width() : RtpPacket.unsigned16(bytes, frame + 7);
    int saidHeight = frame == 0 ? format.height() : RtpPacket.unsigned16(bytes, frame + 5);
    int width = side(bytes[start + 6] & 0xff, saidWidth);
    int height = side(bytes[start + 7] & 0xff, saidHeight);
    if (tables == null || width == 0 || height == 0) {
      return false;
    }
    JpegHeader now = new JpegHeader(type, width, height, interval, tables);
    if (header == null || !now.isAs(header)) {
      header = now;
      head = now.bytes();
    }
    return true;
  }

  private @Nullable JpegTables tables(byte[] bytes, int quality) {
    if (quality < FIRST_OWN_TABLES) {
      return quality == 0 ? null : JpegTables.of(quality);
    }
    int precision = number(bytes) & 0xff;
    int length = number(bytes);
    if (length > end - at) {
      return null;
    }
    boolean shared = quality < EACH_ITS_OWN;
    if (length == 0) {
      return shared ? known[quality - FIRST_OWN_TABLES] : null;
    }
    JpegTables came = JpegTables.read(bytes, at, length, precision);
    at += length;
    if (shared) {
      known[quality - FIRST_OWN_TABLES] = came;
    }
    return came;
  }

  /**
   * The width or height of a picture. The header counts it in steps of eight pixels and only up to
   * 2040: beyond, and in between, it is what is said elsewhere.
   *
   * @param said 0 where nobody says it
   */
  private static int side(int steps, int said) {
    boolean fits = said > 0 && (steps == 0 || ((said + STEP - 1) / STEP & 0xff) == steps);
    return fits ? said : steps * STEP;
  }

  /** Where the frame header of the packet's extension begins, ITU-T T.81, B.2.2; 0 without one. */
  private static int frameHeader(RtpPacket packet) {
    byte[] bytes = packet.bytes();
    int from = packet.offset() - packet.extensionLength();
    boolean header = packet.extensionKind() == ONVIF_HEADER;
    for (int i = from; header && i + 9 <= packet.offset(); i++) {
      if (RtpPacket.unsigned16(bytes, i) == SOF0) {
        return i;
      }
    }
    return 0;
  }

  private boolean add(byte[] bytes) {
    int more = end - at;
    if (more > MOST_BYTES - used) {
      return false;
    }
    if (used + more > body.length) {
      body = Arrays.copyOf(body, Math.min(MOST_BYTES, Math.max(used + more, 2 * body.length)));
    }
    System.arraycopy(bytes, at, body, used, more);
    used += more;
    return true;
  }

  /** The picture is whole. */
  private void end() {
    if (damaged || used == 0) {
      dropped.incrementAndGet();
    } else {
      handOver();
    }
    open = false;
    damaged = false;
    used = 0;
  }

  private void handOver() {
    boolean hasEnd = used >= 2 && body[used - 2] == (byte) 0xff && body[used - 1] == (byte) 0xd9;
    byte[] picture = new byte[head.length + used + (hasEnd ? 0 : 2)];
    System.arraycopy(head, 0, picture, 0, head.length);
    System.arraycopy(body, 0, picture, head.length, used);
    picture[picture.length - 2] = (byte) 0xff;
    picture[picture.length - 1] = (byte) 0xd9;
    sink.accept(new Packet.Video(track, picture, micros, arrival, true));
  }

  @Override
  public void gap() {
    damaged |= open;
  }

  @Override
  public long dropped() {
    return dropped.get();
  }
}

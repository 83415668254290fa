package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.Marker;
import app.oriel.simulator.ipc.IpcTraits.ParameterSets;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts access units into RTP payloads: RFC 6184 for H.264, RFC 7798 for H.265. */
final class VideoPacker {
  private static final int STAP_A = 24;
  private static final int FU_A = 28;
  private static final int AGGREGATION = 48;
  private static final int FRAGMENTATION = 49;
  private static final int FIRST = 0x80;
  private static final int LAST = 0x40;

  /** What the S445 puts after each picture: a message of user data. */
  private static final int SEI_BYTES = 66;

  private final VideoCodec codec;
  private final boolean sei;
  private final boolean setsInBand;
  private final boolean aggregate;
  private final int most;

  VideoPacker(Quirks quirks) {
    codec = quirks.get(IpcQuirk.CODEC);
    sei = quirks.get(IpcQuirk.MARKER) == Marker.SEI;
    setsInBand = quirks.get(IpcQuirk.PARAMETER_SETS) != ParameterSets.SDP;
    aggregate = quirks.get(IpcQuirk.AGGREGATE);
    most = quirks.get(IpcQuirk.PACKET_BYTES);
  }

  /** The payloads of one access unit; the last one has the marker. */
  List<Payload> payloads(byte[] accessUnit) {
    List<byte[]> sets = new ArrayList<>();
    List<byte[]> bodies = new ArrayList<>();
    List<byte[]> others = new ArrayList<>();
    for (byte[] unit : Nal.units(accessUnit, codec)) {
      (Nal.isParameterSet(unit, codec) ? sets : others).add(unit);
    }
    if (setsInBand) {
      bodies.addAll(aggregate && sets.size() > 1 ? List.of(aggregated(sets)) : sets);
    }
    others.forEach(unit -> bodies.addAll(cut(unit)));
    if (sei) {
      bodies.add(message());
    }
    List<Payload> payloads = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      payloads.add(new Payload(bodies.get(i), i == bodies.size() - 1));
    }
    return payloads;
  }

  /** RFC 6184 section 5.7.1, RFC 7798 section 4.4.2. */
  private byte[] aggregated(List<byte[]> units) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (codec == VideoCodec.H264) {
      all.write((units.getFirst()[0] & 0x60) | STAP_A);
    } else {
      all.write(AGGREGATION << 1);
      all.write(1);
    }
    for (byte[] unit : units) {
      all.write(unit.length >> 8);
      all.write(unit.length);
      all.writeBytes(unit);
    }
    return all.toByteArray();
  }

  /** RFC 6184 section 5.8, RFC 7798 section 4.4.3; whole where it fits. */
  private List<byte[]> cut(byte[] unit) {
    if (unit.length <= most) {
      return List.of(unit);
    }
    int header = codec == VideoCodec.H264 ? 1 : 2;
    int step = most - header - 1;
    List<byte[]> pieces = new ArrayList<>();
    for (int from = header; from < unit.length; from += step) {
      int to = Math.min(unit.length, from + step);
      int ends = (from == header ? FIRST : 0) | (to == unit.length ? LAST : 0);
      pieces.add(piece(unit, from, to, ends));
    }
    return pieces;
  }

  private byte[] piece(byte[] unit, int from, int to, int ends) {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    if (codec == VideoCodec.H264) {
      piece.write((unit[0] & 0xe0) | FU_A);
    } else {
      piece.write((unit[0] & 0x81) | (FRAGMENTATION << 1));
      piece.write(unit[1]);
    }
    piece.write(ends | Nal.type(unit, codec));
    piece.write(unit, from, to - from);
    return piece.toByteArray();
  }

  /** An SEI message of user data (H.264 annex D.1.6); in H.265 one that follows its picture. */
  private byte[] message() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(codec == VideoCodec.H264 ? new byte[] {6} : new byte[] {40 << 1, 1});
    message.write(5);
    message.write(SEI_BYTES);
    byte[] data = new byte[SEI_BYTES];
    Arrays.fill(data, (byte) 0x55);
    message.writeBytes(data);
    message.write(0x80);
    return message.toByteArray();
  }
}

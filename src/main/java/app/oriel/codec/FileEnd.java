package app.oriel.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What ends a file, in memory: the index, which comes behind all else, and what changes in the
 * head. FFmpeg writes the head first, after which an MP4 without its index cannot be played; on a
 * full disk it would stay so. Confined to the thread that makes it; owns native memory until
 * closed.
 */
final class FileEnd implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private static final int BUFFER = 256 << 10;

  /** ENOMEM, as FFmpeg says it. */
  private static final int OUT_OF_MEMORY = -12;

  /** Keep no state, because FFmpeg may know only a few of them. */
  private static final Write WRITE = new Write();

  private static final Seek SEEK = new Seek();

  private static final ScopedValue<FileEnd> HERE = ScopedValue.newInstance();

  private final long from;
  private final NativeHandle<AVIOContext> io;
  private final List<Patch> head = new ArrayList<>();
  private byte[] index = new byte[BUFFER];
  private int length;
  private long position;

  @SuppressWarnings("ArrayRecordComponent") // nobody writes to it
  private record Patch(long at, byte[] bytes) {}

  /**
   * Takes what is written from now on.
   *
   * @param from the length of the file so far
   */
  FileEnd(long from) {
    this.from = from;
    position = from;
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
    Read_packet_Pointer_BytePointer_int none = null;
    AVIOContext made =
        avformat.avio_alloc_context(buffer, BUFFER, 1, (Pointer) null, none, WRITE, SEEK);
    io = new NativeHandle<>("an end", made, FileEnd::free);
    made.pos(from);
  }

  private static void free(AVIOContext context) {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
  }

  /** Calls FFmpeg with the way that leads here. */
  int during(ScopedValue.CallableOp<Integer, RuntimeException> call) {
    return ScopedValue.where(HERE, this).call(call);
  }

  /** Where FFmpeg writes to. */
  AVIOContext io() {
    return io.get();
  }

  /**
   * Puts the index behind what is in the file; what FFmpeg or the system said.
   *
   * @param change what becomes of it before
   */
  int writeIndex(AVIOContext file, UnaryOperator<byte[]> change) {
    byte[] all = change.apply(Arrays.copyOf(index, length));
    length = all.length;
    return write(file, from, all);
  }

  /** Changes the head, after which the file needs its index. */
  int writeHead(AVIOContext file) {
    for (Patch each : head) {
      int written = write(file, each.at, each.bytes);
      if (written < 0) {
        return written;
      }
    }
    avformat.avio_seek(file, from + length, 0);
    return 0;
  }

  private static int write(AVIOContext file, long at, byte[] bytes) {
    avformat.avio_seek(file, at, 0);
    avformat.avio_write(file, bytes, bytes.length);
    avformat.avio_flush(file);
    return file.error();
  }

  private void take(byte[] bytes) {
    if (position < from) {
      head.add(new Patch(position, bytes));
    } else {
      int at = Math.toIntExact(position - from);
      int end = Math.addExact(at, bytes.length);
      if (end > index.length) {
        index = Arrays.copyOf(index, Math.addExact(end, end / 2));
      }
      System.arraycopy(bytes, 0, index, at, bytes.length);
      length = Math.max(length, end);
    }
    position += bytes.length;
  }

  private long seek(long offset, int whence) {
    long end = from + length;
    switch (whence & ~avformat.AVSEEK_FORCE) {
      case 0 -> position = offset;
      case 1 -> position += offset;
      case 2 -> position = end + offset;
      default -> {
        return end;
      }
    }
    return position;
  }

  @Override
  public void close() {
    io.close();
  }

  /** Nothing may be thrown through FFmpeg. */
  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer nothing, BytePointer from, int size) {
      try {
        byte[] bytes = new byte[size];
        from.get(bytes);
        HERE.get().take(bytes);
        return size;
      } catch (RuntimeException | Error e) {
        return OUT_OF_MEMORY;
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer nothing, long offset, int whence) {
      try {
        return HERE.get().seek(offset, whence);
      } catch (RuntimeException | Error e) {
        return OUT_OF_MEMORY;
      }
    }
  }
}

package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * What of a file is played: its best picture track, and a sound track where one is of a kind that
 * cameras send too.
 *
 * @param aac what AAC frames need before them, null for other sound
 */
record FileTracks(
    FileTrack picture,
    TrackInfo.Video pictureInfo,
    @Nullable FileTrack sound,
    TrackInfo.@Nullable Audio soundInfo,
    @Nullable AdtsHeader aac) {
  static {
    FFmpeg.load();
  }

  private static final int MOST_RATE = 192_000;
  private static final int MOST_CHANNELS = 8;
  private static final int LONGEST_CONFIG = 64;

  /** Of more channels a decoder must be told what they are. */
  private static final int MOST_OPUS_CHANNELS = 2;

  private static final Set<Codec> PICTURES = EnumSet.of(Codec.H264, Codec.H265, Codec.MJPEG);

  /** What Oriel's recordings hold; of others FFmpeg's numbers mean what no camera sends. */
  private static final Set<Codec> SOUNDS =
      EnumSet.of(
          Codec.PCMU, Codec.PCMA, Codec.L8, Codec.L16, Codec.MP2, Codec.MP3, Codec.AAC, Codec.OPUS);

  /**
   * Chooses, and lets FFmpeg skip all else.
   *
   * @throws OrielException if there is no picture track, or none that can be played
   */
  static FileTracks of(AVFormatContext file, Path name) throws OrielException {
    int picture = picture(file, name);
    AVStream stream = file.streams(picture);
    Codec codec = codecOf(stream.codecpar());
    if (codec == null) {
      throw unsupported(
          name, Detail.of("its-pictures-are-of", OpenFile.nameOf(stream.codecpar().codec_id())));
    }
    checkSize(stream.codecpar(), name);
    for (int i = 0; i < file.nb_streams(); i++) {
      file.streams(i).discard(avcodec.AVDISCARD_ALL);
    }
    stream.discard(avcodec.AVDISCARD_DEFAULT);
    FileTrack pictures = FileTrack.of(picture, stream.time_base());
    TrackInfo.Video info = new TrackInfo.Video(codec, shapeOf(stream));
    for (int i = 0; i < file.nb_streams(); i++) {
      FileTracks both = withSound(pictures, info, file.streams(i), i);
      if (both != null) {
        file.streams(i).discard(avcodec.AVDISCARD_DEFAULT);
        return both;
      }
    }
    return new FileTracks(pictures, info, null, null, null);
  }

  private static int picture(AVFormatContext file, Path name) throws OrielException {
    int best =
        avformat.av_find_best_stream(file, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (best < 0 || isCover(file.streams(best))) {
      throw new OrielException(
          Problem.FILE_UNPLAYABLE, Detail.of("at", name, Detail.of("it-holds-no-pictures")));
    }
    boolean playable = codecOf(file.streams(best).codecpar()) != null;
    for (int i = 0; i < file.nb_streams() && !playable; i++) {
      if (codecOf(file.streams(i).codecpar()) != null && !isCover(file.streams(i))) {
        return i;
      }
    }
    return best;
  }

  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private static @Nullable Codec codecOf(AVCodecParameters parameters) {
    return known(parameters, PICTURES);
  }

  private static @Nullable Codec known(AVCodecParameters parameters, Set<Codec> among) {
    for (Codec each : among) {
      if (FFmpeg.idOf(each) == parameters.codec_id()) {
        return each;
      }
    }
    return null;
  }

  private static PictureShape shapeOf(AVStream stream) {
    AVRational said = stream.sample_aspect_ratio();
    return new PictureShape(
        new PixelAspect(said.num(), said.den()), DisplayMatrix.of(stream.codecpar()));
  }

  private static void checkSize(AVCodecParameters picture, Path name) throws OrielException {
    long pixels = (long) picture.width() * picture.height();
    if (pixels > VideoDecoder.MOST_PIXELS) {
      throw unsupported(
          name, Detail.of("its-pictures-are-too-large", picture.width(), picture.height()));
    }
  }

  private static OrielException unsupported(Path name, Detail reason) {
    return new OrielException(Problem.FILE_UNSUPPORTED, Detail.of("at", name, reason));
  }

  private static @Nullable FileTracks withSound(
      FileTrack picture, TrackInfo.Video pictures, AVStream stream, int index) {
    AVCodecParameters parameters = stream.codecpar();
    int rate = parameters.sample_rate();
    int channels = parameters.ch_layout().nb_channels();
    if (rate < 1 || rate > MOST_RATE || channels < 1 || channels > MOST_CHANNELS) {
      return null;
    }
    FileTrack sound = FileTrack.of(index, stream.time_base());
    Codec kind = known(parameters, SOUNDS);
    if (kind == null || (kind == Codec.OPUS && channels > MOST_OPUS_CHANNELS)) {
      return null;
    }
    TrackInfo.Audio info = new TrackInfo.Audio(kind, rate, channels);
    if (kind == Codec.AAC) {
      AdtsHeader header = AdtsHeader.of(config(parameters));
      return header == null ? null : new FileTracks(picture, pictures, sound, info, header);
    }
    return new FileTracks(picture, pictures, sound, info, null);
  }

  private static byte[] config(AVCodecParameters parameters) {
    int length = parameters.extradata_size();
    if (length < 1 || length > LONGEST_CONFIG) {
      return new byte[0];
    }
    byte[] config = new byte[length];
    parameters.extradata().get(config);
    return config;
  }
}

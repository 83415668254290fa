package app.oriel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.DecodedPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.scene.Barcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootageClipTest {
  @Test
  void numbersSurviveEncodingAndScaling() throws Exception {
    FootageClip clip = FootageClip.numbered(1920, 1080, 15, 2);
    List<byte[]> units = clip.pictures().stream().map(Encoded::accessUnit).toList();
    assertNumbers(DecodedPictures.of(units, 1920, 1080), 30);
    assertNumbers(DecodedPictures.of(units, 640, 360), 30);
    long bits = units.stream().mapToLong(it -> it.length * 8L).sum() / 2;
    assertTrue(bits > 1_000_000 && bits < 4_000_000, bits + " bit/s");
  }

  private static void assertNumbers(List<DecodedPictures.Picture> pictures, int count) {
    assertEquals(count, pictures.size());
    for (int i = 0; i < count; i++) {
      var picture = pictures.get(i);
      assertEquals(i, Barcode.read(picture::at, 0, 0, picture.width(), picture.height()));
    }
  }

  @Test
  void aClipBeginsWithAKeyframe() {
    assertThrows(IllegalArgumentException.class, () -> new FootageClip(15, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FootageClip(15, List.of(new Encoded(new byte[] {0, 0, 1}, false))));
  }
}

package app.oriel.tplink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Quality;
import app.oriel.http.Sockets;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspFamily;
import app.oriel.rtsp.RtspTarget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stream a URL of TP-Link's families means. */
class StreamFamilyTest {
  private final RtspClient client =
      new RtspClient(
          new Sockets(InstantSource.system(), (host, limit) -> List.of()),
          new CredentialGate(Duration.ZERO, System::nanoTime),
          Thread.ofVirtual().factory());

  @ParameterizedTest
  @CsvSource({
    // typed, main, sub, all that may be chosen
    "ipc://yard, rtsp://yard/stream1, rtsp://yard/stream2, MAIN+SUB",
    "ipc://yard/, rtsp://yard/stream1, rtsp://yard/stream2, MAIN+SUB",
    "vigi://yard:8554, rtsp://yard:8554/stream1, rtsp://yard:8554/stream2, MAIN+SUB",
    "tapo://[fe80::1%eth0], rtsp://[fe80::1]/stream1, rtsp://[fe80::1]/stream2, MAIN+SUB",
    "ipc://yard?channel=2, rtsp://yard/stream1&channel=2, rtsp://yard/stream2&channel=2, MAIN+SUB",
    "ipc://yard?channel=1, rtsp://yard/stream1, rtsp://yard/stream2, MAIN+SUB",
    "ipc://yard?stream=sub, rtsp://yard/stream2, rtsp://yard/stream2, SUB",
    "ipc://yard?stream=main, rtsp://yard/stream1, rtsp://yard/stream1, MAIN",
    "ipc://y/?stream=sub&channel=3, rtsp://y/stream2&channel=3, rtsp://y/stream2&channel=3, SUB",
    "ipc://yard/stream3, rtsp://yard/stream3, rtsp://yard/stream3, MAIN",
    "ipc://y/stream1&channel=2, rtsp://y/stream1&channel=2, rtsp://y/stream1&channel=2, MAIN",
    "ipc://yard?web=8080, rtsp://yard/stream1, rtsp://yard/stream2, MAIN+SUB",
    "vigi://y?web=1&openapi=2&channel=2, rtsp://y/stream1&channel=2, rtsp://y/stream2&channel=2,"
        + " MAIN+SUB",
    "ipc://yard?channel=0, rtsp://yard/stream1, rtsp://yard/stream2, MAIN+SUB",
  })
  void namesItsStreams(String typed, String main, String sub, String choice) {
    CameraUrl url = CameraUrl.parse(typed);
    assertEquals(main, target(url, Quality.MAIN).uri());
    assertEquals(sub, target(url, Quality.SUB).uri());
    Set<Quality> all = EnumSet.noneOf(Quality.class);
    for (String each : choice.split("\\+", -1)) {
      all.add(Quality.valueOf(each));
    }
    assertEquals(all, StreamPath.qualities(url));
    assertEquals(url.port() == 0 ? 554 : url.port(), target(url, Quality.MAIN).port());
  }

  private static RtspTarget target(CameraUrl url, Quality quality) {
    return RtspTarget.of(url, StreamPath.of(url, quality));
  }

  @ParameterizedTest
  @CsvSource({
    "ipc://Yard:554/, ipc://yard",
    "ipc://yard?channel=1, ipc://yard",
    "ipc://yard?channel=2&x=y, ipc://yard?channel=2",
    "ipc://yard:8554?web=8080, ipc://yard:8554",
    "ipc://yard?web=8080&openapi=8081&channel=2, ipc://yard?channel=2",
    "ipc://yard?channel=2&stream=SUB, ipc://yard?stream=sub&channel=2",
    "ipc://yard:8554/Stream3?x, ipc://yard:8554/Stream3?x",
  })
  void oneSpellingForOneStream(String typed, String canonical) {
    assertEquals(
        canonical, new TplinkIpcFamily(client).canonical(CameraUrl.parse(typed)).toString());
  }

  @Test
  void portsOfOtherDoorsMakeNoOtherCamera() {
    CameraUrl url = CameraUrl.parse("ipc://Yard:8554?stream=sub&channel=2&web=8080");
    TplinkIpcFamily family = new TplinkIpcFamily(client);
    assertEquals("ipc://yard:8554?channel=2", family.lens(url).toString());
    assertEquals("rtsp://yard:8554", family.device(url).toString());
  }

  @Test
  void anyRtspUrlStaysByteForByte() {
    RtspFamily family = RtspFamily.plain(client);
    for (String path : new String[] {"", "/", "/a%20b?c=d&e", "/stream1&channel=2", "/x#y"}) {
      CameraUrl url = CameraUrl.parse("rtsp://me:secret@hall:554" + path);
      assertEquals("rtsp://hall:554" + path, RtspTarget.of(url, url.path()).uri());
      assertEquals("rtsp://hall" + path, family.canonical(url).toString());
    }
    CameraUrl odd = CameraUrl.parse("rtsp://hall/a b\r\nX: y\u00e4");
    assertEquals("rtsp://hall/a%20b%0D%0AX:%20y%C3%A4", RtspTarget.of(odd, odd.path()).uri());
  }
}

package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log of a camera that is gone for long. */
class ToldProblemsTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(CameraSession.class);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final ToldProblems told = new ToldProblems();

  @BeforeEach
  void listen() {
    heard.start();
    log.addAppender(heard);
    log.setLevel(Level.INFO);
  }

  @AfterEach
  void end() {
    log.detachAppender(heard);
    log.setLevel(null);
  }

  @Test
  void eachChangeIsALineAndARepetitionIsNone() {
    told.isLive("yard");
    for (int i = 0; i < 100; i++) {
      told.failed("yard", failure(Problem.PORT_CLOSED));
    }
    told.failed("yard", failure(Problem.BUSY));
    told.isLive("yard");
    told.isLive("yard");
    told.failed("yard", failure(Problem.BUSY));
    assertEquals(4, heard.list.size(), heard.list::toString);
    assertEquals("yard: pictures again", heard.list.get(2).getFormattedMessage());
  }

  private static OrielException failure(Problem problem) {
    return new OrielException(problem, Detail.of("said", "as told"));
  }
}

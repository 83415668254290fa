package app.oriel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.oriel.camera.Credentials;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import app.oriel.process.Threads;
import app.oriel.ui.FxThread;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house, their arrows, and what may be used where. */
class ArchitectureTest {
  private static final String ROOT = "app.oriel";

  /** Each room and the rooms it may use; the root package may use everything. */
  private static final Map<String, String> MAY_USE =
      Map.ofEntries(
          Map.entry("camera", ""),
          Map.entry("process", ""),
          Map.entry("bitstream", ""),
          Map.entry("text", "camera"),
          Map.entry("http", "camera"),
          Map.entry("rtsp", "camera bitstream"),
          Map.entry("kasa", "camera http bitstream"),
          Map.entry("multitrans", "camera rtsp"),
          Map.entry("tplink", "camera http rtsp multitrans"),
          Map.entry("codec", "camera bitstream"),
          Map.entry("videofile", "camera codec"),
          Map.entry("live", "camera codec process"),
          Map.entry("sound", "camera codec process"),
          Map.entry("talk", "camera process sound"),
          Map.entry("profile", "camera process"),
          Map.entry("simulator", "camera codec"),
          Map.entry("record", "camera codec live process"),
          Map.entry("library", "camera codec live process record"),
          Map.entry("cli", "camera text codec live record sound talk profile simulator"),
          Map.entry("ui", "camera text codec library live process profile record sound talk"),
          Map.entry("window", "camera text cli live process profile simulator ui"));

  static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage(ROOT + "..");

  /** Threads made by hand, and executors that make threads of their own. */
  private static final DescribedPredicate<JavaCall<?>> MAKES_A_THREAD =
      DescribedPredicate.describe(
          "makes a thread",
          call -> {
            var target = call.getTarget();
            String name = target.getName();
            boolean factory =
                target.getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(ThreadFactory.class));
            return (name.equals("<init>")
                    && (target.getOwner().isAssignableTo(Thread.class)
                        || target.getOwner().isAssignableTo(Timer.class)))
                || (target.getOwner().isEquivalentTo(Thread.class)
                    && List.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(name))
                || (target.getOwner().isEquivalentTo(Executors.class)
                    && name.startsWith("new")
                    && !factory)
                || (target.getOwner().isEquivalentTo(CompletableFuture.class)
                    && name.endsWith("Async"));
          });

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyTheRoomsItMay(String room) {
    String[] allowed =
        Stream.concat(Stream.of(room), Arrays.stream(MAY_USE.getOrDefault(room, "").split(" ", -1)))
            .filter(name -> !name.isEmpty())
            .map(name -> ROOT + "." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat(
            OURS.and(
                not(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        allowed))))
        .check(HOUSE);
  }

  @Test
  void everyRoomIsListed() {
    var found =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.length() > ROOT.length())
            .map(name -> name.substring(ROOT.length() + 1).split("\\.", -1)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(MAY_USE.keySet()), found);
    assertFalse(HOUSE.isEmpty());
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void theSimulatorTakesOnlyValuesOfCamera() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".simulator..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".camera")
                .and(not(belongToAnyOf(Credentials.class, PixelAspect.class, TrackInfo.class)))
                .and(not(assignableTo(Enum.class))))
        .check(HOUSE);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".ui..")
        .and()
        .doNotHaveFullyQualifiedName(Oriel.class.getName())
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.."))
        .check(HOUSE);
  }

  @Test
  void viewModelsKnowNoScene() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.scene.."))
        .check(HOUSE);
  }

  @Test
  void onlyOneClassKnowsThePlatform() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(FxThread.class)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.application.Platform")
        .check(HOUSE);
  }

  @Test
  void onlyCodecKnowsFFmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".codec..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.bytedeco.."))
        .check(HOUSE);
  }

  @Test
  void onlyHttpKnowsHttpClientAndBouncyCastle() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".http..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.hc.."))
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".simulator..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.bouncycastle.."))
        .check(HOUSE);
  }

  @Test
  void jsonStaysOutOfTheVocabularyTheLiveRoomAndTheWindow() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".camera..", ROOT + ".live..", ROOT + ".ui..", ROOT + ".codec..")
        .should()
        .dependOnClassesThat(resideInAPackage("tools.jackson.."))
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .and()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }

  @Test
  void threadsAreMadeInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Threads.class)
        .should()
        .callCodeUnitWhere(MAKES_A_THREAD)
        .check(HOUSE);
  }

  @Test
  void nothingOfOursIsSharedAndMutable() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(OURS)
        .should()
        .beFinal()
        .check(HOUSE);
  }

  @Test
  void internalClassesOfTheJdkStayOut() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("sun.."))
        .orShould()
        .dependOnClassesThat(
            resideInAPackage("com.sun..")
                .and(not(resideInAPackage("com.sun.management..")))
                // JNA, a library: the ways into the trash of Windows and macOS.
                .and(not(resideInAPackage("com.sun.jna.."))))
        .check(HOUSE);
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(HOUSE);
    var marked =
        HOUSE.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    var all =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all, marked);
  }
}

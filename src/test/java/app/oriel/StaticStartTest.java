package app.oriel;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Classes that are first used by several threads at once. The JVM initializes a class under a lock
 * of its own (JLS 12.4.2), so two that need each other deadlock where two threads begin with
 * different ones.
 */
class StaticStartTest {
  private static final String POINTER = "org.bytedeco.javacpp.Pointer";
  private static final String FFMPEG = "app.oriel.codec.FFmpeg";

  @Test
  void ourStaticInitializersNeedEachOtherInNoCircle() {
    Map<JavaClass, Set<JavaClass>> needs =
        ArchitectureTest.HOUSE.stream()
            .filter(type -> !type.isAnonymousClass()) // reached through the class around it alone
            .collect(toMap(type -> type, StaticStartTest::initializedWith));
    List<String> circles =
        needs.keySet().stream()
            .filter(type -> reachable(type, needs).contains(type))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertEquals(List.of(), circles);
  }

  @Test
  void whateverUsesFFmpegLoadsItFirst() throws IOException {
    Set<String> late = new TreeSet<>();
    int users = 0;
    for (JavaClass type : ArchitectureTest.HOUSE) {
      if (usesNativeClasses(type) && !type.getName().equals(FFMPEG)) {
        users++;
        boolean first =
            (type.isAnonymousClass() || type.isAssignableTo(POINTER))
                ? isInner(type)
                : loadsFirst(type);
        if (!first) {
          late.add(type.getName());
        }
      }
    }
    assertEquals(Set.of(), late);
    assertTrue(users > 10, "classes that use FFmpeg: " + users);
  }

  /** A class and its static initializer need these to be initialized. */
  private static Set<JavaClass> initializedWith(JavaClass type) {
    Set<JavaClass> needed =
        Stream.concat(type.getRawSuperclass().stream(), interfacesWithCode(type))
            .collect(toCollection(HashSet::new));
    Deque<JavaCodeUnit> calls = new ArrayDeque<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    type.getStaticInitializer().ifPresent(calls::add);
    while (!calls.isEmpty()) {
      for (JavaAccess<?> access : calls.remove().getAccessesFromSelf()) {
        JavaMember member = (JavaMember) access.getTarget().resolveMember().orElse(null);
        if (member == null) {
          continue; // not of ours
        }
        if (member instanceof JavaConstructor
            || member.getModifiers().contains(JavaModifier.STATIC)) {
          needed.add(member.getOwner());
        }
        if (member instanceof JavaCodeUnit unit && seen.add(unit)) {
          calls.add(unit);
        }
      }
    }
    needed.remove(type);
    return needed;
  }

  /** JLS 12.4.1: an interface is initialized with its classes where it has default methods. */
  private static Stream<JavaClass> interfacesWithCode(JavaClass type) {
    return type.isInterface()
        ? Stream.empty()
        : type.getAllRawInterfaces().stream()
            .filter(
                each ->
                    each.getMethods().stream()
                        .map(JavaMember::getModifiers)
                        .anyMatch(
                            has ->
                                !has.contains(JavaModifier.ABSTRACT)
                                    && !has.contains(JavaModifier.STATIC)));
  }

  private static Set<JavaClass> reachable(JavaClass from, Map<JavaClass, Set<JavaClass>> needs) {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>(needs.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      JavaClass type = next.remove();
      if (reached.add(type)) {
        next.addAll(needs.getOrDefault(type, Set.of()));
      }
    }
    return reached;
  }

  private static boolean usesNativeClasses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(it -> it.getTargetClass().getPackageName().startsWith("org.bytedeco"));
  }

  /** Its superclass is initialized before it, so only a class that has loaded may make one. */
  private static boolean isInner(JavaClass type) throws IOException {
    boolean inner = type.isAnonymousClass() || type.getModifiers().contains(JavaModifier.PRIVATE);
    return inner && loadsFirst(type.getEnclosingClass().orElse(type));
  }

  private static boolean loadsFirst(JavaClass type) throws IOException {
    return parsed(type).methods().stream()
        .filter(method -> method.methodName().equalsString("<clinit>"))
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(Instruction.class::isInstance)
        .findFirst()
        .filter(
            first ->
                first instanceof InvokeInstruction call
                    && call.owner().name().equalsString(FFMPEG.replace('.', '/'))
                    && call.name().equalsString("load"))
        .isPresent();
  }

  private static ClassModel parsed(JavaClass type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = StaticStartTest.class.getResourceAsStream(file)) {
      assertFalse(in == null, file);
      return ClassFile.of().parse(in.readAllBytes());
    }
  }
}

package app.oriel.library;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The trash of macOS: {@code [NSFileManager trashItemAtURL:resultingItemURL:error:]}, which takes
 * files of every disk that has one and refuses all others.
 */
final class MacBin implements SystemTrash.Bin {
  private final NativeLibrary objc = NativeLibrary.getInstance("objc");
  private final Function send = objc.getFunction("objc_msgSend");

  /** Fails where this is no macOS. */
  MacBin() {
    NativeLibrary.getInstance("Foundation");
  }

  @Override
  public boolean takes(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean take(Path file) {
    Function push = objc.getFunction("objc_autoreleasePoolPush");
    Pointer pool = push.invokePointer(new Object[0]);
    try {
      byte[] path = (file + "\0").getBytes(StandardCharsets.UTF_8);
      Pointer name = ask(type("NSString"), "stringWithUTF8String:", (Object) path);
      Pointer url = ask(type("NSURL"), "fileURLWithPath:", name);
      Pointer manager = ask(type("NSFileManager"), "defaultManager");
      Object[] call = {
        manager, selector("trashItemAtURL:resultingItemURL:error:"), url, Pointer.NULL, Pointer.NULL
      };
      // A BOOL leaves the upper bytes of what is returned undefined.
      boolean taken = (send.invokeInt(call) & 0xff) != 0;
      return taken && Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    } finally {
      objc.getFunction("objc_autoreleasePoolPop").invokeVoid(new Object[] {pool});
    }
  }

  private Pointer ask(Pointer receiver, String selector, Object... arguments) {
    Object[] call = new Object[2 + arguments.length];
    call[0] = receiver;
    call[1] = selector(selector);
    System.arraycopy(arguments, 0, call, 2, arguments.length);
    return send.invokePointer(call);
  }

  private Pointer type(String name) {
    return objc.getFunction("objc_getClass").invokePointer(new Object[] {name});
  }

  private Pointer selector(String name) {
    return objc.getFunction("sel_registerName").invokePointer(new Object[] {name});
  }
}

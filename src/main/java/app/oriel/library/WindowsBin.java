package app.oriel.library;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Shell32;
import com.sun.jna.platform.win32.ShellAPI;
import com.sun.jna.platform.win32.WinBase;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The recycle bin of Windows, by {@code SHFileOperation}. That deletes for good what has no bin: so
 * only files of fixed disks are taken, and Windows asks before it deletes one that is too large for
 * its bin.
 */
final class WindowsBin implements SystemTrash.Bin {
  private static final int FLAGS =
      ShellAPI.FOF_ALLOWUNDO
          | ShellAPI.FOF_NOCONFIRMATION
          | ShellAPI.FOF_SILENT
          | ShellAPI.FOF_NOERRORUI
          | ShellAPI.FOF_WANTNUKEWARNING;

  @Override
  public boolean takes(Path file) {
    Path root = file.getRoot();
    return root != null
        && Kernel32.INSTANCE.GetDriveType(root.toString()) == WinBase.DRIVE_FIXED
        && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean take(Path file) {
    ShellAPI.SHFILEOPSTRUCT operation = new ShellAPI.SHFILEOPSTRUCT();
    operation.wFunc = ShellAPI.FO_DELETE;
    operation.pFrom = operation.encodePaths(new String[] {file.toString()});
    operation.fFlags = (short) FLAGS;
    return Shell32.INSTANCE.SHFileOperation(operation) == 0
        && !operation.fAnyOperationsAborted
        && Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }
}

package io.darkroom.engine.turbo;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * The functions of turbojpeg.h that are used. Addresses are of native memory, which the caller
 * keeps alive until the call is over. Safe for many threads; a handle is one thread's.
 */
final class TurboLibrary {
  /** Where packages put it when the loader does not find it by its bare name. */
  private static final List<String> NAMES =
      List.of(
          "turbojpeg", // a path of the loader, as Debian's package libturbojpeg0 has it
          "/opt/libjpeg-turbo/lib64/libturbojpeg.so", // the project's own packages
          "/opt/libjpeg-turbo/lib/libturbojpeg.dylib",
          "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib", // Homebrew on ARM, on Intel
          "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib",
          "C:\\libjpeg-turbo64\\bin\\turbojpeg.dll");

  private final NativeLibrary library;
  private final Function initDecompress;
  private final Function initCompress;
  private final Function destroy;
  private final Function readHeader;
  private final Function decompress;
  private final Function compress;
  private final Function bufferSize;
  private final Function errorCode;
  private final Function errorText;

  private TurboLibrary(NativeLibrary library) {
    this.library = library;
    initDecompress = library.getFunction("tjInitDecompress");
    initCompress = library.getFunction("tjInitCompress");
    destroy = library.getFunction("tjDestroy");
    readHeader = library.getFunction("tjDecompressHeader3");
    decompress = library.getFunction("tjDecompress2");
    compress = library.getFunction("tjCompress2");
    bufferSize = library.getFunction("tjBufSize");
    errorCode = library.getFunction("tjGetErrorCode");
    errorText = library.getFunction("tjGetErrorStr2");
  }

  static Optional<TurboLibrary> find() {
    return find(NAMES);
  }

  /** The first of these that is there and has all that is needed. */
  static Optional<TurboLibrary> find(List<String> names) {
    return names.stream().flatMap(name -> open(name).stream()).findFirst();
  }

  private static Optional<TurboLibrary> open(String name) {
    try {
      return Optional.of(new TurboLibrary(NativeLibrary.getInstance(name)));
    } catch (LinkageError notHere) { // not found, too old, or a machine unknown to JNA
      return Optional.empty();
    }
  }

  String file() {
    return library.getFile() == null ? library.getName() : library.getFile().getPath();
  }

  Pointer initDecompress() {
    return handle(initDecompress);
  }

  Pointer initCompress() {
    return handle(initCompress);
  }

  private static Pointer handle(Function init) {
    Pointer handle = init.invokePointer(new Object[0]);
    if (handle == null) {
      throw new OutOfMemoryError("libjpeg-turbo has no memory for a handle");
    }
    return handle;
  }

  void destroy(Pointer handle) {
    destroy.invokeInt(new Object[] {handle});
  }

  /** Fills width, height, subsampling, colour space; 0, or -1 when something was wrong. */
  int readHeader(
      Pointer handle, long jpeg, long length, int[] width, int[] height, int[] rest, int[] space) {
    return readHeader.invokeInt(
        new Object[] {
          handle, new Pointer(jpeg), new NativeLong(length), width, height, rest, space
        });
  }

  /** 0, or -1 when something was wrong. */
  int decompress(
      Pointer handle,
      long jpeg,
      long length,
      long pixels,
      int width,
      int pitch,
      int height,
      int format,
      int flags) {
    return decompress.invokeInt(
        new Object[] {
          handle,
          new Pointer(jpeg),
          new NativeLong(length),
          new Pointer(pixels),
          width,
          pitch,
          height,
          format,
          flags
        });
  }

  /** Bytes that no picture of this size exceeds. */
  long bufferSize(int width, int height, int subsampling) {
    Object size = bufferSize.invoke(NativeLong.class, new Object[] {width, height, subsampling});
    return ((NativeLong) size).longValue();
  }

  /** Bytes written, or -1 when something was wrong. */
  long compress(
      Pointer handle,
      long pixels,
      int width,
      int pitch,
      int height,
      int format,
      long jpeg,
      int subsampling,
      int quality,
      int flags) {
    long[] buffer = {jpeg};
    long[] size = {0};
    int result =
        compress.invokeInt(
            new Object[] {
              handle,
              new Pointer(pixels),
              width,
              pitch,
              height,
              format,
              buffer,
              size,
              subsampling,
              quality,
              flags
            });
    return result == 0 && buffer[0] == jpeg ? size[0] : -1;
  }

  /** True if what was wrong ended the work; else the work was done, as far as it could be. */
  boolean fatal(Pointer handle) {
    return errorCode.invokeInt(new Object[] {handle}) != 0;
  }

  /** What was wrong, of this thread's last call; of several things the first. */
  String error(Pointer handle) {
    return errorText.invokeString(new Object[] {handle}, false);
  }
}

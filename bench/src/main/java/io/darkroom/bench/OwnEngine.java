package io.darkroom.bench;

import com.sun.management.OperatingSystemMXBean;
import io.darkroom.contract.renditions.RenditionsOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Darkroom's engine, in this process, on the thread that asks. */
final class OwnEngine implements Engine {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final BareEngine engine = BareEngine.load();
  private List<byte[]> files = List.of();

  @Override
  public String name() {
    return "Darkroom";
  }

  @Override
  public String version() {
    return "Java " + Runtime.version();
  }

  @Override
  public void develop(Path photo, String format, int times) throws IOException {
    RenditionsOptions wanted = RenditionsOptions.of(PeerJob.options(format));
    byte[] image = Files.readAllBytes(photo);
    for (int i = 0; i < times; i++) {
      files = engine.develop(image, wanted);
    }
  }

  @Override
  public byte[] made(int side, String format) {
    return files.get(PeerJob.SIDES.indexOf(side));
  }

  /** The JVM's compiler and garbage collector included. */
  @Override
  public long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  @Override
  public void close() {
    files = List.of();
  }
}

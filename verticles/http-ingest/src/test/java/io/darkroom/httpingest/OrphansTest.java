package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.bus.Bus;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void removesTheUploadsThatNoJobOwnsAndNoOthers() {
    try (Ingest ingest = Ingest.start(folder)) {
      String owner = Ingest.accepted(ingest.upload(Ingest.PNG));
      String nobody = "0123456789abcdef01234567";
      BlobRef orphan = upload(nobody);
      ingest.store().put(orphan, BlobMeta.of("image/png"), Buffer.buffer(Ingest.PNG)).await();
      Orphans orphans = new Orphans(ingest.vertx(), new Bus(ingest.vertx()), ingest.store());
      orphans.add(owner, upload(owner));
      orphans.add(nobody, orphan);
      orphans.round();
      assertEquals(2, ingest.uploads().size(), "a submission may still be on its way");
      ingest.jobs().close();
      orphans.round();
      ingest.jobs().open();
      eventually(
          SOON,
          () -> {
            orphans.round();
            assertEquals(List.of(upload(owner).key()), ingest.uploads());
          });
    }
  }

  private static BlobRef upload(String job) {
    return new BlobRef(BlobRef.PRIVATE, "uploads/" + job + "/source");
  }
}

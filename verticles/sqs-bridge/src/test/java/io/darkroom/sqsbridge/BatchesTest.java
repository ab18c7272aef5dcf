package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

class BatchesTest {
  private record Entry(String id, String value) {}

  private final Vertx vertx = Vertx.vertx();
  private final List<List<String>> calls = new ArrayList<>();
  private final Map<String, Integer> serverFaults = new HashMap<>();
  private final Set<String> senderFaults = Set.of("expired");

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void callsForTenAtATime() {
    List<String> all = IntStream.range(0, 23).mapToObj(i -> "m" + i).toList();
    assertEquals(Map.of(), batches().run(all).await());
    assertEquals(List.of(10, 10, 3), calls.stream().map(List::size).toList());
    assertEquals(all, calls.stream().flatMap(List::stream).toList());
  }

  @Test
  void callsForNothingIfThereIsNothing() {
    assertEquals(Map.of(), batches().run(List.of()).await());
    assertEquals(List.of(), calls);
  }

  @Test
  void callsAgainForWhatTheServerFailed() {
    serverFaults.put("b", 2);
    assertEquals(Map.of(), batches().run(List.of("a", "b", "c")).await());
    assertEquals(List.of(List.of("a", "b", "c"), List.of("b"), List.of("b")), calls);
  }

  @Test
  void saysWhatTheServerFailsToTheEnd() {
    serverFaults.put("c", 100);
    Map<Integer, BatchResultErrorEntry> failed = batches().run(List.of("a", "b", "c")).await();
    assertEquals(Set.of(2), failed.keySet());
    assertEquals("InternalError", failed.get(2).code());
    assertEquals(Batches.TRIES, calls.size());
  }

  @Test
  void doesNotCallAgainForWhatIsTheSendersFault() {
    Map<Integer, BatchResultErrorEntry> failed =
        batches().run(List.of("a", "expired", "c")).await();
    assertEquals(Set.of(1), failed.keySet());
    assertEquals(1, calls.size());
  }

  @Test
  void failsWhenACallFails() {
    Batches<String, Entry> failing =
        new Batches<>(vertx, Entry::new, entries -> Future.failedFuture(new AssertionError("no")));
    Future<?> run = failing.run(List.of("a"));
    assertThrows(AssertionError.class, run::await);
  }

  private Batches<String, Entry> batches() {
    return new Batches<>(
        vertx,
        Entry::new,
        entries -> {
          calls.add(entries.stream().map(Entry::value).toList());
          return Future.succeededFuture(
              entries.stream()
                  .filter(entry -> fails(entry.value()))
                  .map(
                      entry ->
                          BatchResultErrorEntry.builder()
                              .id(entry.id())
                              .code("InternalError")
                              .senderFault(senderFaults.contains(entry.value()))
                              .build())
                  .toList());
        });
  }

  private boolean fails(String value) {
    return senderFaults.contains(value) || serverFaults.merge(value, -1, Integer::sum) >= 0;
  }
}

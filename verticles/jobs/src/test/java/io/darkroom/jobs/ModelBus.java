package io.darkroom.jobs;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Carries the model's asks to one of its jobs nodes: some are lost before they come, of some the
 * answer is lost, some come late. A node that crashes over one is started anew.
 */
final class ModelBus {
  /** Of a hundred asks so many are lost before they come = {@value}. */
  private static final int LOST = 8;

  /** Of a hundred asks so many have lost their answer, or are lost = {@value}. */
  private static final int UNANSWERED = 16;

  /** Of a hundred asks so many come late, or are one of those = {@value}. */
  private static final int LATE = 30;

  final Random random;
  final ModelLedger ledger;
  private final LongSupplier now;
  private final Supplier<ModelNode> starter;
  private final List<String> trace;
  private final ModelNode[] nodes;
  private final List<Runnable> late = new ArrayList<>();
  private boolean calm;

  /**
   * A bus with one or two nodes.
   *
   * @param starter starts a node
   * @param trace gets what happens, a line each; null when nobody wants to know
   */
  ModelBus(
      Random random,
      ModelLedger ledger,
      LongSupplier now,
      Supplier<ModelNode> starter,
      List<String> trace) {
    this.random = random;
    this.ledger = ledger;
    this.now = now;
    this.starter = starter;
    this.trace = trace;
    this.nodes = new ModelNode[1 + random.nextInt(2)];
    for (int i = 0; i < nodes.length; i++) {
      restart(i);
    }
  }

  /** From here on nothing is lost; what is under way is. */
  void calm() {
    calm = true;
    late.clear();
    say(() -> "all is calm");
  }

  boolean isCalm() {
    return calm;
  }

  List<ModelNode> nodes() {
    return List.of(nodes);
  }

  /** Some node dies between two asks. */
  void restartOne() {
    restart(random.nextInt(nodes.length));
  }

  private void restart(int node) {
    say(() -> "node " + node + " starts");
    nodes[node] = starter.get();
  }

  /** Asks for somebody who holds nothing. */
  <A> void ask(String what, Function<ModelNode, Future<A>> ask, Consumer<A> then) {
    ask(what, Map.of(), ask, then);
  }

  /**
   * Asks.
   *
   * @param actors the claims in whose name is asked, by job or delivery
   * @param then gets the answer, if it comes
   */
  <A> void ask(
      String what,
      Map<String, Integer> actors,
      Function<ModelNode, Future<A>> ask,
      Consumer<A> then) {
    int luck = calm ? 99 : random.nextInt(100);
    if (luck < LOST) {
      say(() -> what + " was lost");
    } else if (luck >= UNANSWERED && luck < LATE) {
      late.add(() -> carry(what, actors, ask, then));
    } else {
      carry(what, actors, ask, luck < UNANSWERED ? null : then);
    }
  }

  /** One of those that are late comes. */
  void carryLate() {
    if (!late.isEmpty()) {
      late.remove(random.nextInt(late.size())).run();
    }
  }

  private <A> void carry(
      String what,
      Map<String, Integer> actors,
      Function<ModelNode, Future<A>> ask,
      Consumer<A> then) {
    int node = random.nextInt(nodes.length);
    ledger.act(actors);
    Future<A> answer = ask.apply(nodes[node]);
    ledger.act(Map.of());
    say(() -> what + " at node " + node + (then == null ? ", unheard: " : ": ") + shown(answer));
    if (answer.succeeded()) {
      if (then != null) {
        then.accept(answer.result());
      }
    } else if (answer.cause() instanceof ModelStore.Crash) {
      restart(node);
    } else {
      ledger.check(
          answer.cause() instanceof DarkroomException, what + " failed: " + answer.cause());
    }
  }

  private static String shown(Future<?> answer) {
    return String.valueOf(answer.succeeded() ? answer.result() : answer.cause().getMessage());
  }

  private void say(Supplier<String> line) {
    if (trace != null) {
      trace.add((now.getAsLong() - JobStoreSteps.NOW) + " " + line.get());
    }
  }
}

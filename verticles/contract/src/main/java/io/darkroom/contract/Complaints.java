package io.darkroom.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a {@link Conf} and its sections found wrong, in the order found. */
final class Complaints {
  private record Complaint(Failure failure, String key, String what) {
    String sentence() {
      return key + " " + what;
    }
  }

  private final List<Complaint> list = new ArrayList<>();

  void add(Failure failure, String key, String what) {
    list.add(new Complaint(failure, key, what));
  }

  boolean about(String key) {
    return list.stream().anyMatch(complaint -> complaint.key.equals(key));
  }

  List<String> sentences() {
    return list.stream().map(Complaint::sentence).toList();
  }

  void throwIfAny() {
    if (!list.isEmpty()) {
      String all = list.stream().map(Complaint::sentence).collect(Collectors.joining("; "));
      throw list.get(0).failure.with(all);
    }
  }
}

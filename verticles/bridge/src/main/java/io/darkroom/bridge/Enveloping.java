package io.darkroom.bridge;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers a message's key and headers in the job that it makes, so that the message that answers
 * it has them too: whoever asked by a key finds the answer in the same partition or group, and
 * traces go on. What a format has put into the envelope goes first.
 */
final class Enveloping {
  /** Most headers that are remembered = {@value}. */
  static final int MAX_HEADERS = 32;

  /** Most characters that they have together, names and values = {@value}. */
  static final int MAX_CHARACTERS = 8_192;

  /** Longest key that is remembered, in characters = {@value}. */
  static final int MAX_KEY = 1_024;

  /** Headers of ours are about one message, not about the next = {@value}. */
  static final String OURS = "darkroom-";

  private Enveloping() {}

  /** The request with the message's key and headers, if it is answered with a message. */
  static JobRequest envelop(JobRequest it, Incoming message) {
    Notify notify = it.notification();
    if (notify.queue() == null) {
      return it;
    }
    Notify.Envelope before = notify.envelope();
    Map<String, String> headers = new TreeMap<>(bounded(message.headers()));
    headers.putAll(before.headers());
    String key = before.key() == null ? bounded(message.key()) : before.key();
    return it.notifying(notify.in(new Notify.Envelope(before.format(), key, headers)));
  }

  private static String bounded(String key) {
    return key == null || key.length() > MAX_KEY ? null : key;
  }

  /** In the order of their names, so that a message that comes again keeps the same. */
  private static Map<String, String> bounded(Map<String, String> headers) {
    Map<String, String> kept = new TreeMap<>();
    int left = MAX_CHARACTERS;
    for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
      int length = header.getKey().length() + header.getValue().length();
      if (!header.getKey().startsWith(OURS) && length <= left && kept.size() < MAX_HEADERS) {
        kept.put(header.getKey(), header.getValue());
        left -= length;
      }
    }
    return kept;
  }
}

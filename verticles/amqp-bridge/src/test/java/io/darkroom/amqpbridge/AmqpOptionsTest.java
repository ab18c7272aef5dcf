package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmqpOptionsTest {
  @Test
  void areThoseOfAnArtemisOnThisMachineByDefault() {
    AmqpOptions options = Loop.options(new JsonObject());
    AmqpClientOptions client = options.client();
    assertEquals("127.0.0.1", client.getHost());
    assertEquals(5672, client.getPort());
    assertFalse(client.isSsl());
    assertNull(client.getUsername());
    assertEquals(10_000, client.getHeartbeat());
    assertEquals("jobs", options.addresses().of("jobs"));
  }

  @Test
  void meetABrokerBehindTls() {
    JsonObject tls = new JsonObject().put("trust", "ca.pem").put("cert", "us.pem").put("key", "k");
    AmqpOptions options =
        Loop.options(new JsonObject().put("uri", "amqps://broker.example").put("tls", tls));
    AmqpClientOptions client = options.client();
    assertTrue(client.isSsl());
    assertEquals(5671, client.getPort());
    assertEquals("HTTPS", client.getHostnameVerificationAlgorithm());
  }

  @Test
  void nameAVirtualHostAsRabbitWantsIt() {
    JsonObject section = new JsonObject().put("vhost", "darkroom").put("dialect", "rabbitmq");
    assertEquals("vhost:darkroom", Loop.options(section).client().getConnectionHostname());
  }

  @Test
  void takeAPatternOfTheirOwn() {
    JsonObject section = new JsonObject().put("address", "/exchange/jobs/{queue}");
    assertEquals("/exchange/jobs/a%2Fb", Loop.options(section).addresses().of("a/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "127.0.0.1:5672",
        "amqp://user:secret@127.0.0.1",
        "amqp://127.0.0.1/queue",
        "amqp://"
      })
  void refuseAnotherUriAndDoNotRepeatIt(String uri) {
    List<String> complaints = complaints(new JsonObject().put("uri", uri));
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains("amqp://host:port"), complaints::toString);
    assertFalse(complaints.get(0).contains("secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "heartbeat, 99ms",
    "heartbeat, 11m",
    "connectTimeout, 2m",
    "answerTimeout, 21s",
    "gather, 2s",
    "address, /queues/",
    "dialect, qpid",
    "user, guest",
    "password, guest"
  })
  void complainAboutWhatIsWrong(String key, String value) {
    List<String> complaints = complaints(new JsonObject().put(key, value));
    assertEquals(1, complaints.size(), complaints::toString);
  }

  @Test
  void wantBothHalvesOfACertificate() {
    JsonObject tls = new JsonObject().put("cert", "us.pem");
    List<String> complaints = complaints(new JsonObject().put("tls", tls));
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).startsWith("tls.key"), complaints::toString);
  }

  @Test
  void doNotShowThePassword() {
    JsonObject section = new JsonObject().put("user", "u").put("password", "secret");
    assertFalse(Loop.options(section).toString().contains("secret"));
  }

  private static List<String> complaints(JsonObject section) {
    Conf conf = Conf.of(section);
    AmqpOptions.read(conf);
    return conf.complaints();
  }
}

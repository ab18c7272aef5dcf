package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = AddressGuard.of(Options.defaults());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7F.1/",
        "http://0177.0.0.0x1/",
        "http://127.0.0.1./",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://0/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://images.localhost/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.0.0.192/",
        "http://192.0.2.1/",
        "http://192.88.99.1/",
        "http://192.168.0.1/",
        "http://198.19.255.255/",
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::]/",
        "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::169.254.169.254]/",
        "http://[64:ff9b:1::1]/",
        "http://[100::1]/",
        "http://[2001::1]/",
        "http://[2001:20::1]/",
        "http://[2001:db8::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:808:808::]/",
        "http://[3fff::1]/",
        "http://[5f00::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://8.8.8.8:25/",
        "http://images.example:22/",
      })
  void refusesWhatIsNotPublic(String url) {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> guard.check(url));
    assertEquals(Failure.ADDRESS_FORBIDDEN, refused.failure(), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://images.example/",
        "https://images.example:8443/",
        "http://8.8.8.8/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://11.0.0.1/",
        "http://[2606:4700::1111]/",
        "http://[64:ff9b::808:808]/",
        "http://[::ffff:8.8.8.8]/",
      })
  void allowsWhatIsPublicOrMayBe(String url) {
    assertDoesNotThrow(() -> guard.check(url));
  }

  @Test
  void refusesWhatIsNoUrl() {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> guard.check("file:///etc/passwd"));
    assertEquals(Failure.INVALID_URL, refused.failure());
  }

  @Test
  void allowsWhatTheOperatorAllowed() {
    AddressGuard opened =
        AddressGuard.of(
            Options.allowing(List.of("10.1.0.0/17", "127.0.0.1", "fd00:1::/32", "Minio.internal")));
    for (String url :
        List.of(
            "http://10.1.127.255:25/",
            "http://2130706433/",
            "http://[fd00:1:2::3]/",
            "http://minio.INTERNAL:9/",
            "http://localhost:80/")) {
      assertDoesNotThrow(() -> opened.check(url), url);
    }
    for (String url : List.of("http://10.1.128.0/", "http://127.0.0.2/", "http://[fd00:2::3]/")) {
      assertThrows(DarkroomException.class, () -> opened.check(url), url);
    }
  }
}

package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://images.example -> http://images.example/",
        "HTTPS://Images.EXAMPLE:443/a -> https://images.example/a",
        "http://images.example:8080/a?b=c&d#e -> http://images.example:8080/a?b=c&d",
        "http://images.example?b=c -> http://images.example/?b=c",
        "http://images.example./a -> http://images.example/a",
        "http://images.example:/a -> http://images.example/a",
        "http://under_score.example/ -> http://under_score.example/",
        "https://bücher.example/größe|x.jpg -> https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe%7Cx.jpg",
        "http://images.example/%7Cx -> http://images.example/%7Cx",
        "http://0x08.8.010.8/ -> http://8.8.8.8/",
        "http://134744072/ -> http://8.8.8.8/",
        "http://[2606:4700::1111]:81/ -> http://[2606:4700:0:0:0:0:0:1111]:81/",
        "http://images.example/@x -> http://images.example/@x",
      })
  void readsAUrl(String line) {
    String[] pair = line.split(" -> ");
    assertEquals(pair[1], Target.parse(pair[0]).url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "images.example/a.jpg",
        "//images.example/a.jpg",
        "ftp://images.example/a.jpg",
        "file:///etc/passwd",
        "gopher://images.example/",
        "http:/images.example/",
        "http://",
        "http:///a.jpg",
        "http://:80/",
        "http://./",
        "http://user@images.example/",
        "http://user:secret@images.example/",
        "http://8.8.8.8@images.example/",
        "http://images.example\\@8.8.8.8/",
        "http://images.example/a b.jpg",
        "http://images.example/a\r\nHost: other",
        "http://images..example/",
        "http://-images.example/",
        "http://images%2eexample/",
        "http://images.example:0/",
        "http://images.example:65536/",
        "http://images.example:99999999999/",
        "http://images.example:80:80/",
        "http://images.example:-1/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://1.2.3.08/",
        "http://4294967296/",
        "http://images.example.5/",
        "http://[::1/",
        "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[images.example]/",
        "http://[::1]x/",
      })
  void refusesWhatIsNoUrlOfOurs(String url) {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> Target.parse(url));
    assertEquals(Failure.INVALID_URL, refused.failure(), refused.getMessage());
  }

  @Test
  void refusesAUrlThatIsMissingOrTooLong() {
    assertThrows(DarkroomException.class, () -> Target.parse(null));
    String longest = "http://a.example/" + "x".repeat(Target.MAX_LENGTH - 17);
    assertEquals(longest, Target.parse(longest).url());
    assertThrows(DarkroomException.class, () -> Target.parse(longest + "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://other.example/x, http://other.example/x",
    "//other.example/x, https://other.example/x",
    "/x?y, https://a.example:8443/x?y",
    "x, https://a.example:8443/b/x",
    "?x, https://a.example:8443/b/c?x",
    "../x, https://a.example:8443/b/../x",
    "x?u=http://other.example/, https://a.example:8443/b/x?u=http://other.example/",
  })
  void resolvesWhereARedirectLeads(String location, String url) {
    Target base = Target.parse("https://a.example:8443/b/c?d=/e");
    assertEquals(url, base.resolve(location).url());
  }

  @Test
  void refusesARedirectToAnotherScheme() {
    Target base = Target.parse("https://a.example/");
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> base.resolve("file:///etc/passwd"));
    assertEquals(Failure.INVALID_URL, refused.failure());
  }

  @Test
  void showsNoQuery() {
    assertEquals("https://a.example/b?…", Target.parse("https://a.example/b?token=secret").shown());
  }
}

package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarOptionsTest {
  @Test
  void areOffByDefault() {
    AvatarOptions options = AvatarOptions.read(Conf.of(new JsonObject()));
    assertEquals(false, options.enabled());
    assertEquals(1 << 20, options.maxUpload());
    assertNull(options.publicUrl());
    assertTrue(options.auth().opener().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"publicUrl\": \"me.example.org\"} | publicUrl is",
        "{\"publicUrl\": \"https://x.example/?a=b\"} | publicUrl is",
        "{\"defaultId\": \"none\"} | defaultId is",
        "{\"maxUpload\": \"0B\"} | maxUpload is",
        "{\"missing\": \"blank\"} | missing is",
        "{\"auth\": {\"kind\": \"jwtt\"}} | auth.kind is \"jwtt\"; did you mean jwt?",
        "{\"auth\": {\"kind\": \"jwt\"}} | auth.jwt names no key",
        "{\"auth\": {\"kind\": \"keys\"}} | auth.keys must list at least one key",
        "{\"auth\": {\"scopes\": []}} | auth.scopes must name",
        "{\"auth\": {\"keys\": [{\"key\": \"short\", \"scopes\": [\"a\"]}]}} | auth.keys[0].key is too short",
        "{\"auth\": {\"keys\": [{\"key\": \"long enough, surely\"}]}} | auth.keys[0].scopes must name",
        "{\"auth\": {\"jwt\": {\"algorithm\": \"HS256\"}}} | auth.jwt.algorithm is \"HS256\"",
        "{\"auth\": {\"jwt\": {\"algorithm\": \"none\"}}} | auth.jwt.algorithm is \"none\""
      })
  void saysWhatIsWrong(String json, String complaint) {
    Conf conf = Conf.of(new JsonObject(json));
    AvatarOptions.read(conf);
    List<String> complaints = conf.complaints();
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).startsWith(complaint), complaints::toString);
  }
}

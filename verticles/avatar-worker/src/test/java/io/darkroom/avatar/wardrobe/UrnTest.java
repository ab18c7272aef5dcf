package io.darkroom.avatar.wardrobe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrnTest {
  @ParameterizedTest
  @CsvSource({
    "urn:decentraland:off-chain:base-avatars:Eyes_00, urn:decentraland:off-chain:base-avatars:eyes_00",
    "dcl://base-avatars/BaseMale, urn:decentraland:off-chain:base-avatars:basemale",
    "dcl://halloween_2019/hat, urn:decentraland:ethereum:collections-v1:halloween_2019:hat",
    "urn:decentraland:ethereum:collections-v1:masks:one, urn:decentraland:ethereum:collections-v1:masks:one",
    "urn:decentraland:ethereum:collections-v1:masks:one:77, urn:decentraland:ethereum:collections-v1:masks:one",
    "urn:decentraland:matic:collections-v2:0xAB:0, urn:decentraland:matic:collections-v2:0xab:0",
    "urn:decentraland:matic:collections-v2:0xab:0:123, urn:decentraland:matic:collections-v2:0xab:0",
    "urn:decentraland:amoy:collections-v2:0xab:0:1, urn:decentraland:amoy:collections-v2:0xab:0",
    "urn:decentraland:matic:collections-thirdparty:tp:coll:item, urn:decentraland:matic:collections-thirdparty:tp:coll:item",
    "urn:decentraland:matic:collections-thirdparty:tp:coll:item:matic:0xcc:9, urn:decentraland:matic:collections-thirdparty:tp:coll:item",
    "something:else, something:else",
    "dcl://odd, ''",
    "' ', ''",
  })
  void namesWhatAContentServerIsAskedFor(String name, String pointer) {
    assertEquals(pointer, Urn.pointer(name));
  }

  @Test
  void isNothingWhenItIsTooLong() {
    assertEquals("", Urn.pointer("x".repeat(Urn.MAX_LENGTH + 1)));
  }
}

package io.darkroom.map.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Pictures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
  private final Inspection inspection =
      new Inspection(EngineOptions.read(Conf.of(new JsonObject())).limits());

  private DarkroomException refused(Buffer body) {
    return assertThrows(
        DarkroomException.class,
        () -> inspection.check(new Wanted("http://w.example", 4, 3), body, "The server"));
  }

  @Test
  void letsAnImageOfTheSizeThroughAndNoOther() {
    Buffer image = Buffer.buffer(Pictures.png(Pictures.quarters(4, 3)));
    inspection.check(new Wanted("http://w.example", 4, 3), image, "The server");
    inspection.check(Wanted.ofAnySize("http://w.example"), image, "The server");
    Buffer other = Buffer.buffer(Pictures.png(Pictures.quarters(3, 4)));
    assertEquals(
        "The server gave an image of 3x4 pixels, was asked for 4x3.", refused(other).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <?xml version="1.0"?><ServiceExceptionReport><ServiceException code="LayerNotDefined">no  such layer</ServiceException></ServiceExceptionReport> | WMS_EXCEPTION | The server answered with a service exception (LayerNotDefined): no such layer
          <ogc:ServiceExceptionReport><ogc:ServiceException><![CDATA[ a < b & <b>c</b> ]]></ogc:ServiceException></ogc:ServiceExceptionReport> | WMS_EXCEPTION | The server answered with a service exception: a
          <ows:ExceptionReport/>            | WMS_EXCEPTION | The server answered with a service exception.
          <!DOCTYPE html><html>busy</html>  | NOT_AN_IMAGE  | The server answered with a page of text, not with an image.
          """)
  void tellsExceptionsFromPages(String body, Failure failure, String message) {
    DarkroomException refused = refused(Buffer.buffer(body));
    assertEquals(failure, refused.failure());
    assertEquals(
        message,
        refused
            .getMessage()
            .substring(0, Math.min(message.length(), refused.getMessage().length())));
  }

  @Test
  void refusesWhatIsNoImageAtAll() {
    assertEquals(Failure.IMAGE_EMPTY, refused(Buffer.buffer()).failure());
    assertEquals(Failure.NOT_AN_IMAGE, refused(Buffer.buffer("{\"error\": 1}")).failure());
  }
}

package io.darkroom.contract.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSpecTest {
  private static List<String> complaints(String... steps) {
    Conf conf = conf(steps);
    StepSpec.readAll(conf);
    return conf.complaints();
  }

  private static Conf conf(String... steps) {
    JsonArray list = new JsonArray();
    for (String step : steps) {
      list.add(new JsonObject(step.replace('\'', '"')));
    }
    return Conf.of(new JsonObject().put("steps", list));
  }

  private static StepSpec read(String step) {
    Conf conf = conf(step);
    List<StepSpec> specs = StepSpec.readAll(conf);
    conf.throwIfAny();
    return specs.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'step':'blur','sigma':0.2} | sigma is 0.2, must be between 0.3 and 100",
        "{'step':'sharpen','amount':5.1} | amount is 5.1, must be between 0.0 and 5.0",
        "{'step':'sharpen','threshold':256} | threshold is 256, must be between 0 and 255",
        "{'step':'adjust','contrast':-1} | contrast is -1.0, must be between 0.0 and 10",
        "{'step':'grayscale','amount':2} | amount is 2.0, must be between 0.0 and 1",
        "{'step':'pixelate','size':1} | size is 1, must be between 2 and 1000",
        "{'step':'round'} | radius in pixels must be given, or circle",
        "{'step':'round','radius':3,'circle':true} | circle leaves no corners to round",
        "{'step':'round','radius':3,'topLeft':8193} | topLeft is 8193, must be between 0 and 8192",
        "{'step':'border','width':0} | width is 0, must be between 1 and 1000",
        "{'step':'border','place':'within'} | place is within, must be one of outside, inside",
        "{'step':'border','color':'red'} | color is red, must be a colour as #fff",
        "{'step':'padding'} | all sides must be given in pixels",
        "{'step':'padding','all':1,'top':4097} | top is 4097, must be between 0 and 4096",
        "{'step':'watermark'} | source is missing; give source.url or source.blob",
        "{'step':'watermark','source':{'url':'u'},'scale':1.1} | scale is 1.1, must be between 0.01",
        "{'step':'watermark','source':{'url':'u'},'scale':1,'width':9} | scale and a size in pixels",
        "{'step':'watermark','source':{'url':'u'},'gravity':'smart'} | gravity is smart, must be a side",
        "{'step':'watermark','source':{'url':'u'},'gap':4097} | gap is 4097, must be between 0",
        "{'step':'text'} | text is missing and has no default",
        "{'step':'text','text':'a','size':3} | size is 3.0, must be between 4.0 and 1000",
        "{'step':'text','text':'a','missing':'ab'} | missing must be one character",
        "{'step':'text','text':'a','maxLines':101} | maxLines is 101, must be between 0 and 100",
        "{'step':'text','text':'a','shadow':{'blur':51}} | shadow.blur is 51.0, must be between",
        "{'step':'text','text':'a','outline':{'wide':2}} | outline.wide is not known",
        "{'step':'text','text':'a','font':'comic'} | font is comic, must be one of sans, serif",
        "{'step':'blurr'} | step is blurr, must be one of adjust, blur, border",
        "{'step':'round','radios':3,'circle':true} | radios is not known; did you mean radius?",
      })
  void complainsOfWhatIsBeyondItsLimits(String step, String complaint) {
    List<String> complaints = complaints(step);
    assertEquals(1, complaints.size(), complaints::toString);
    String found = complaints.get(0).replace("\"", "");
    assertTrue(found.contains("steps[0]." + complaint), found);
  }

  @Test
  void textsAreNoLongerThanTwoThousandCharacters() {
    List<String> complaints = complaints("{'step':'text','text':'" + "a".repeat(2_001) + "'}");
    assertTrue(complaints.get(0).contains("has 2001 characters, must have at most 2000"));
  }

  @Test
  void aJobNeedsNoMoreThanEightOtherImages() {
    JsonArray renditions = new JsonArray();
    for (int i = 0; i < 9; i++) {
      renditions.add(
          new JsonObject()
              .put("name", "r" + i)
              .put("width", 10)
              .put(
                  "steps",
                  new JsonArray()
                      .add(
                          new JsonObject()
                              .put("step", "watermark")
                              .put("source", new JsonObject().put("url", "http://a/" + i)))));
    }
    Conf nine = Conf.of(new JsonObject().put("renditions", renditions));
    RenditionsOptions.read(nine);
    assertTrue(nine.complaints().get(0).contains("need 9 other images, at most 8"));
    renditions.remove(8);
    Conf eight = Conf.of(new JsonObject().put("renditions", renditions));
    assertEquals(8, RenditionsOptions.read(eight).sources().size());
    assertEquals(List.of(), eight.complaints());
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@a.example/x.png?k=1#f, https://a.example/x.png",
    "http://a.example?k=1, http://a.example",
    "http://a.example/p@q, http://a.example/p@q",
  })
  void messagesNameASourceWithoutItsSecrets(String url, String shown) {
    assertEquals(shown, Source.url(url).shown());
  }

  @Test
  void takesNoMoreThanSixteen() {
    String[] many = new String[17];
    Arrays.fill(many, "{'step':'blur'}");
    assertEquals(1, complaints(many).size());
    assertTrue(complaints(many).get(0).contains("lists 17, at most 16"));
  }

  @Test
  void cornersHaveTheRadiusOfAllUnlessTheyHaveTheirOwn() {
    assertEquals(new Round(9, 9, 0, 9, false), read("{'step':'round','radius':9,'bottomRight':0}"));
    assertEquals(
        new Padding(1, 7, 7, 7, Colour.TRANSPARENT), read("{'step':'padding','all':7,'top':1}"));
  }

  @Test
  void lengthsGrowWithTheDensityOfPixels() {
    assertEquals(new Round(15, 15, 15, 15, false), new Round(10, 10, 10, 10, false).times(1.5));
    assertEquals(
        new Border(5, Colour.BLACK, Border.Place.INSIDE),
        new Border(2, Colour.BLACK, Border.Place.INSIDE).times(2.5));
    assertEquals(new Sharpen(3, 2, 1), new Sharpen(2, 2, 1).times(1.5));
    assertEquals(new Grayscale(0.5), new Grayscale(0.5).times(3));
    assertEquals(8, new Border(2, Colour.BLACK, Border.Place.OUTSIDE).times(2).extraWidth());
  }

  @ParameterizedTest
  @CsvSource({
    "#f80, ff8800, 255",
    "#f808, ff8800, 136",
    "FF8000, ff8000, 255",
    "#ff800080, ff8000, 128",
    "transparent, 0, 0"
  })
  void readsColoursAsCssWritesThem(String text, String rgb, int alpha) {
    Conf conf = Conf.of(new JsonObject().put("color", text));
    assertEquals(
        new Colour(Integer.parseInt(rgb, 16), alpha), Colour.read(conf, "color", Colour.BLACK));
    assertEquals(List.of(), conf.complaints());
  }
}

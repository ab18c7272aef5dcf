package io.darkroom.contract.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
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

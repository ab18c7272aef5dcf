package io.darkroom.contract.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
  private static RenditionSpec read(String json) {
    Conf conf = conf(json);
    RenditionSpec spec = RenditionSpec.read(conf);
    conf.throwIfAny();
    return spec;
  }

  private static Geometry geometry(String json) {
    return read(json).geometry();
  }

  private static Conf conf(String json) {
    return Conf.of(
        new JsonObject("{'name':'a','width':100,".replace('\'', '"') + json.replace('\'', '"')));
  }

  private static String complaint(String json) {
    Conf conf = conf(json);
    RenditionSpec.read(conf);
    return String.join("; ", conf.complaints());
  }

  @Test
  void hasItsDefaults() {
    Geometry plain = geometry("'height':50}");
    assertEquals(
        new Geometry(null, null, Turn.NONE, 100, 50, Fit.INSIDE, false, Gravity.CENTER, null, 1),
        plain);
  }

  @Test
  void readsEveryWayToSayWhere() {
    assertEquals(new Gravity(0.3, 0.7, false), geometry("'gravity':{'x':0.3,'y':0.7}}").gravity());
    assertEquals(new Gravity(0.3, 0.7, false), geometry("'gravity':'0.3:0.7'}").gravity());
    assertEquals(new Gravity(0.5, 1, false), geometry("'gravity':{'y':1}}").gravity());
    assertEquals(new Gravity(1, 0, false), geometry("'gravity':'north-east'}").gravity());
    assertEquals(Gravity.SMART, geometry("'gravity':'smart'}").gravity());
  }

  @Test
  void readsEveryWayToSayWhatIsCutOff() {
    CropLength forty = new CropLength(40, false);
    CropLength half = new CropLength(0.5, true);
    assertEquals(
        new CropBox(CropLength.NONE, forty, half, CropLength.WHOLE),
        geometry("'crop':{'y':40,'width':'50%'}}").crop());
    assertEquals(
        new CropBox(new CropLength(0, false), forty, half, CropLength.WHOLE),
        geometry("'crop':'0:40:50%:100%'}").crop());
    assertEquals(new Trim(10, null), geometry("'trim':true}").trim());
    assertEquals(new Trim(25, null), geometry("'trim':25}").trim());
    assertEquals(
        new Trim(3, Colour.WHITE), geometry("'trim':{'threshold':3,'color':'#fff'}}").trim());
    assertNull(geometry("'trim':false}").trim());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "90, 1", "180, 2", "270, 3", "-90, 3", "-270, 1"})
  void rotatesClockwiseByQuarters(int angle, int quarters) {
    assertEquals(quarters, geometry("'rotate':" + angle + "}").turn().quarters());
  }

  @Test
  void multipliesSizesAndLengthsByDpr() {
    RenditionSpec spec = read("'height':51,'dpr':1.5,'steps':[{'step':'blur','sigma':2}]}");
    assertEquals(150, spec.geometry().width());
    assertEquals(77, spec.geometry().height());
    assertEquals(new Blur(3), spec.steps().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'gravity':'middle'} | gravity is \"middle\", must be one of center, north",
        "'gravity':'1.2:0'} | gravity is \"1.2:0\"",
        "'gravity':{'x':2}} | gravity.x is 2",
        "'gravity':{'z':0}} | gravity.z is not known",
        "'crop':'1:2:3'} | crop is 1:2:3, must be X:Y:WIDTH:HEIGHT",
        "'crop':'0:0:0:5'} | crop is 0:0:0:5",
        "'crop':{'width':0}} | crop.width is 0, must be more",
        "'crop':{'x':'101%'}} | crop.x is 101%",
        "'crop':{'x':-1}} | crop.x is -1",
        "'crop':{'x':1.5}} | crop.x is 1.5",
        "'trim':200} | trim is 200, must be between 0 and 128",
        "'trim':'yes'} | trim is \"yes\", must be true or false",
        "'rotate':45} | rotate is 45, must be 0, 90, 180 or 270",
        "'flip':'up'} | flip is \"up\", must be one of none, horizontal, vertical, both",
        "'dpr':5} | dpr is 5.0, must be between 1.0 and 4.0",
        "'height':16384,'dpr':2} | height is 16384, with dpr 32768 pixels, must be at most 16384",
        "'background':'#12'} | background is \"#12\", must be a colour",
        "'fit':'contain'} | width and height are both needed",
      })
  void complainsWithKeyValueAndRemedy(String json, String complaint) {
    String found = complaint(json);
    assertTrue(found.startsWith(complaint), found);
  }

  @Test
  void isSpelledOnOneLineToo() {
    JsonObject json =
        RenditionText.parse(
            "a:100x,fit=cover,gravity=0.3:0.7,dpr=1.5,rotate=-90,flip=both,background=001122,"
                + "trim=true,crop=0:10%:5:50%,enlarge=false");
    assertEquals(
        new JsonObject()
            .put("name", "a")
            .put("width", 100)
            .put("fit", "cover")
            .put("gravity", "0.3:0.7")
            .put("dpr", 1.5)
            .put("rotate", -90)
            .put("flip", "both")
            .put("background", "001122")
            .put("trim", true)
            .put("crop", "0:10%:5:50%")
            .put("enlarge", false),
        json);
    for (String wrong : new String[] {"a", "a:5", "a:5x5,fit", ":5x5", "a:5x5;fit=cover"}) {
      assertNull(RenditionText.parse(wrong), wrong);
    }
  }
}

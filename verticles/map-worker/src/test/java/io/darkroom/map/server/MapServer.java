package io.darkroom.map.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Serves a {@link World}: {@code /tiles/LAYER/z/x/y.png}, {@code /esri/LAYER/z/y/x}, {@code
 * /large/LAYER/z/x/y@2x.png} with twice as many pixels, and a WMS at {@code /wms} that knows GetMap
 * in 1.1.1 and 1.3.0, and GetLegendGraphic. Any thread.
 */
public final class MapServer implements AutoCloseable {
  /** Width of a legend = {@value}. */
  public static final int LEGEND_WIDTH = 60;

  /** Height of a legend = {@value}. */
  public static final int LEGEND_HEIGHT = 120;

  /** The colour of legends. */
  public static final Color LEGEND = new Color(10, 90, 160);

  private static final double HALF = 20037508.342789244;
  private static final int TILE = 256;
  private static final Pattern TILES =
      Pattern.compile("/(tiles|esri|large)/(\\w+)/(\\d+)/(\\d+)/(\\d+)(?:@2x)?(?:\\.png)?");

  /** One request, as a test may ask about it. */
  public record Asked(String uri, String layer, String time, String request) {
    /** What is asked for, however it is spelled: a tile's path, or request and layer; the time. */
    public String what() {
      String place = request.equals("tile") ? uri.replaceFirst("\\?.*", "") : layer;
      return String.join(" ", request, place, time);
    }
  }

  private final World world;
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Mishap> mishaps = one -> Mishap.NONE;
  private final Map<String, Buffer> drawn = new ConcurrentHashMap<>();
  private volatile Function<Asked, Future<Void>> gates = one -> Future.succeededFuture();
  private volatile String cacheControl;
  private volatile boolean drawsOnce;

  private MapServer(Vertx vertx, World world) {
    this.world = world;
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
  }

  /** Starts one on a free port of loopback. Not called on an event loop. */
  public static MapServer start(Vertx vertx, World world) {
    return new MapServer(vertx, world);
  }

  /** What it does wrong, and when. */
  public MapServer faulty(Function<Asked, Mishap> when) {
    mishaps = when;
    return this;
  }

  /** Until when it keeps those waiting who ask; called when they do. */
  public MapServer holding(Function<Asked, Future<Void>> until) {
    gates = until;
    return this;
  }

  /** The Cache-Control header it answers with; null for none. */
  public MapServer cacheControl(String header) {
    cacheControl = header;
    return this;
  }

  /** From now on draws for each address once, and gives the same file from then on. */
  public MapServer drawOnce() {
    drawsOnce = true;
    return this;
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** The address of a layer's tiles. */
  public String tiles(String layer) {
    return url() + "/tiles/" + layer + "/{z}/{x}/{y}.png";
  }

  /** The address of a layer's tiles of 512 pixels. */
  public String largeTiles(String layer) {
    return url() + "/large/" + layer + "/{z}/{x}/{y}@2x.png";
  }

  /** The address of the WMS. */
  public String wms() {
    return url() + "/wms";
  }

  /** All requests so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpServerRequest request) {
    Matcher tile = TILES.matcher(request.path());
    boolean isTile = tile.matches();
    Asked one =
        isTile
            ? new Asked(request.uri(), tile.group(2), param(request, "time"), "tile")
            : new Asked(
                request.uri(),
                param(request, "layers"),
                param(request, "time"),
                param(request, "request"));
    asked.add(one);
    gates.apply(one).onSuccess(opened -> answer(request, one, isTile ? tile : null));
  }

  private void answer(HttpServerRequest request, Asked one, Matcher tile) {
    Mishap mishap = mishaps.apply(one);
    if (mishap == Mishap.HANG) {
      return;
    }
    if (mishap == Mishap.NOT_FOUND || mishap == Mishap.BUSY) {
      request.response().setStatusCode(mishap == Mishap.BUSY ? 503 : 404).end();
      return;
    }
    if (mishap == Mishap.LATER) {
      request.response().setStatusCode(429).putHeader("Retry-After", "1").end();
      return;
    }
    if (mishap == Mishap.EXCEPTION) {
      exception(request.response(), "LayerNotDefined", "no such layer: " + one.layer);
      return;
    }
    Buffer known = drawn.get(request.uri());
    if (known != null && mishap == Mishap.NONE) {
      request.response().putHeader("Content-Type", "image/png").end(known);
    } else if (one.request.equals("GetLegendGraphic")) {
      send(request, legend(one.layer), mishap);
    } else if (tile != null) {
      send(request, tile(tile, mishap), mishap);
    } else {
      map(request, one, mishap);
    }
  }

  private BufferedImage tile(Matcher tile, Mishap mishap) {
    boolean esri = tile.group(1).equals("esri");
    int z = Integer.parseInt(tile.group(3));
    int x = Integer.parseInt(tile.group(esri ? 5 : 4));
    int y = Integer.parseInt(tile.group(esri ? 4 : 5));
    double side = 2 * HALF / (1 << z);
    int pixels = tile.group(1).equals("large") ? 2 * TILE : TILE;
    return world.draw(
        tile.group(2),
        new World.Area(
            false,
            x * side - HALF,
            HALF - (y + 1) * side,
            (x + 1) * side - HALF,
            HALF - y * side,
            width(pixels, mishap),
            pixels),
        "",
        "z " + z + "\nx " + x + "\ny " + y);
  }

  private static int width(int asked, Mishap mishap) {
    return mishap == Mishap.WRONG_SIZE ? asked + 1 : asked;
  }

  private void map(HttpServerRequest request, Asked one, Mishap mishap) {
    boolean newer = param(request, "version").equals("1.3.0");
    String crs = param(request, newer ? "crs" : "srs");
    boolean degrees = crs.equals("EPSG:4326");
    if (!degrees && !crs.equals("EPSG:3857")) {
      exception(request.response(), "InvalidCRS", "not known: " + crs);
      return;
    }
    double[] box =
        Arrays.stream(param(request, "bbox").split(",")).mapToDouble(Double::parseDouble).toArray();
    boolean swapped = newer && degrees;
    World.Area area =
        new World.Area(
            degrees,
            box[swapped ? 1 : 0],
            box[swapped ? 0 : 1],
            box[swapped ? 3 : 2],
            box[swapped ? 2 : 3],
            width(Integer.parseInt(param(request, "width")), mishap),
            Integer.parseInt(param(request, "height")));
    String words = String.join("\n", one.layer, one.time, param(request, "bbox"));
    send(request, world.draw(one.layer, area, one.time, words), mishap);
  }

  private static BufferedImage legend(String layer) {
    BufferedImage image =
        new BufferedImage(LEGEND_WIDTH, LEGEND_HEIGHT, BufferedImage.TYPE_INT_ARGB);
    if (layer.equals("storm")) {
      Scenery.legend(image);
      return image;
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(LEGEND);
    graphics.fillRect(0, 0, LEGEND_WIDTH, LEGEND_HEIGHT);
    graphics.dispose();
    return image;
  }

  private void send(HttpServerRequest request, BufferedImage image, Mishap mishap) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] bytes = png.toByteArray();
    if (mishap == Mishap.BROKEN) {
      // Of the first chunk of pixels, all but its head; its length is behind signature and IHDR.
      int length = ByteBuffer.wrap(bytes).getInt(33);
      Arrays.fill(bytes, 41, 41 + length, (byte) 0x55);
    }
    HttpServerResponse response = request.response();
    if (cacheControl != null) {
      response.putHeader("Cache-Control", cacheControl);
    }
    Buffer file = Buffer.buffer(bytes);
    if (drawsOnce && mishap == Mishap.NONE) {
      drawn.put(request.uri(), file);
    }
    response.putHeader("Content-Type", "image/png").end(file);
  }

  private static void exception(HttpServerResponse response, String code, String words) {
    response
        .putHeader("Content-Type", "application/vnd.ogc.se_xml")
        .end(
            "<?xml version=\"1.0\"?>\n<ServiceExceptionReport version=\"1.1.1\">\n"
                + "  <ServiceException code=\""
                + code
                + "\">"
                + words
                + "</ServiceException>\n</ServiceExceptionReport>\n");
  }

  private static String param(HttpServerRequest request, String name) {
    return request.params().entries().stream()
        .filter(param -> param.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.close().await();
  }
}

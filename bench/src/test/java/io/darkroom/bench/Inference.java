package io.darkroom.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.darkroom.contract.Conf;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeLibrary;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * One network in a process of its own: {@code Inference RUNTIME MODEL SIDE THREADS} says {@code
 * ready VERSION}, and then, for each line on its standard input, runs it once on {@code SIDE} by
 * {@code SIDE} pixels and says {@code done NANOSECONDS}. From the pixels in memory to the larger
 * ones in memory.
 */
final class Inference {
  private static final int COLOURS = 3;

  /** Runs a network once. */
  private interface Runner {
    void run() throws OrtException;
  }

  private final String version;
  private final Runner runner;

  private Inference(String version, Runner runner) {
    this.version = version;
    this.runner = runner;
  }

  /** Serves until its standard input ends. */
  public static void main(String[] args) throws Exception {
    byte[] file = SuperresModels.file(args[1]);
    int side = Integer.parseInt(args[2]);
    int threads = Integer.parseInt(args[3]);
    Inference inference =
        SuperresRuntime.valueOf(args[0]) == SuperresRuntime.ONNX_RUNTIME
            ? onnxRuntime(file, side, threads)
            : openCv(file, side, threads);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("ready " + inference.version);
    serve(inference.runner, out);
  }

  private static void serve(Runner runner, PrintStream out) throws IOException, OrtException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      long began = System.nanoTime();
      runner.run();
      out.println("done " + (System.nanoTime() - began));
    }
  }

  private static Inference openCv(byte[] file, int side, int threads) {
    NativeLibrary.load(EngineOptions.read(Conf.of(new JsonObject())).nativeCache());
    Core.setNumThreads(threads);
    Net net = Dnn.readNetFromONNX(new MatOfByte(file));
    Mat input = new Mat(new int[] {1, COLOURS, side, side}, CvType.CV_32F);
    input.put(new int[] {0, 0, 0, 0}, pixels(side));
    return new Inference(
        Core.VERSION,
        () -> {
          net.setInput(input);
          net.forward().release();
        });
  }

  private static Inference onnxRuntime(byte[] file, int side, int threads) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    OrtSession session = environment.createSession(file, options);
    String name = session.getInputNames().iterator().next();
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(COLOURS * side * side * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(pixels(side))
            .rewind();
    OnnxTensor input =
        OnnxTensor.createTensor(environment, buffer, new long[] {1, COLOURS, side, side});
    return new Inference(environment.getVersion(), () -> session.run(Map.of(name, input)).close());
  }

  private static float[] pixels(int side) {
    Random random = new Random(1);
    float[] pixels = new float[COLOURS * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return pixels;
  }
}

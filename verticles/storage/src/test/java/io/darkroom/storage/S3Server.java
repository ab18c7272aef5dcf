package io.darkroom.storage;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/**
 * A real S3-protocol server in this JVM, on loopback, over a folder. It checks signatures. Whoever
 * uses it needs {@code org.gaul:s3proxy} and {@code jackson-annotations:2.22} on its test path.
 */
public final class S3Server {
  /** The access key it knows. */
  public static final String ACCESS_KEY = "darkroom-test";

  /** Its secret. */
  public static final String SECRET_KEY = "darkroom-test-secret";

  private final S3Proxy proxy;
  // Holds on to the SDK's shared event loops: the last client to close takes 2 s to stop them.
  private final SdkAsyncHttpClient loops = NettyNioAsyncHttpClient.create();

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /** Starts one on a free port. */
  public static S3Server start(Path folder) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .ignoreUnknownHeaders(true)
            .build();
    proxy.start();
    return new S3Server(proxy);
  }

  /** Where it listens. */
  public String endpoint() {
    return "http://127.0.0.1:" + proxy.getPort();
  }

  /** The section {@code storage} of a configuration that uses it, and creates its buckets. */
  public JsonObject storage() {
    return new JsonObject()
        .put("kind", "s3")
        .put(
            "s3",
            new JsonObject()
                .put("endpoint", endpoint())
                .put("accessKey", ACCESS_KEY)
                .put("secretKey", SECRET_KEY)
                .put("createBuckets", true));
  }

  /** Stops it. */
  public void stop() throws Exception {
    proxy.stop();
    loops.close();
  }
}

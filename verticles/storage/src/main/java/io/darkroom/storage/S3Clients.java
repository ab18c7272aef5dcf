package io.darkroom.storage;

import io.darkroom.contract.Failure;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's client and its signer of URLs. Making them loads much of the SDK, and the default
 * credential chain may ask the network: {@link #of} blocks.
 */
record S3Clients(S3AsyncClient client, S3Presigner presigner) {
  static S3Clients of(S3Options options) {
    AwsCredentialsProvider credentials = credentials(options);
    S3AsyncClientBuilder client =
        S3AsyncClient.builder()
            .region(Region.of(options.region()))
            .credentialsProvider(credentials)
            .forcePathStyle(options.pathStyle())
            .requestChecksumCalculation(
                options.checksums() == S3Options.Checksums.WHEN_SUPPORTED
                    ? RequestChecksumCalculation.WHEN_SUPPORTED
                    : RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(
                options.checksums() == S3Options.Checksums.WHEN_SUPPORTED
                    ? ResponseChecksumValidation.WHEN_SUPPORTED
                    : ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(options.maxConcurrency())
                    .connectionTimeout(options.connectTimeout())
                    // A call waits for a connection as long as it may take.
                    .connectionAcquisitionTimeout(options.requestTimeout())
                    .readTimeout(options.idleTimeout())
                    .writeTimeout(options.idleTimeout()))
            .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(options.requestTimeout()));
    S3Presigner.Builder presigner =
        S3Presigner.builder()
            .region(Region.of(options.region()))
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(options.pathStyle()).build());
    if (options.endpoint() != null) {
      client.endpointOverride(options.endpoint());
      presigner.endpointOverride(options.endpoint());
    }
    return new S3Clients(client.build(), presigner.build());
  }

  private static AwsCredentialsProvider credentials(S3Options options) {
    if (options.accessKey() != null) {
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(options.accessKey(), options.secretKey()));
    }
    // Fetched once here, and renewed in the background: never on an event loop.
    DefaultCredentialsProvider chain =
        DefaultCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build();
    try {
      chain.resolveCredentials();
    } catch (SdkClientException none) {
      throw Failure.INVALID_CONFIGURATION.with(
          "No credentials for S3 were found; set storage.s3.accessKey and secretKey, or give them"
              + " where the SDK's default chain looks.",
          none);
    }
    return chain;
  }

  /** Frees connections and threads; blocks. */
  void close() {
    presigner.close();
    client.close();
  }
}

package io.darkroom.amqpbridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;

/**
 * How a broker behind TLS is met: the section {@code tls}.
 *
 * @param trust PEM file of the authorities that may sign for the broker; null for the JVM's
 * @param cert PEM file of our own certificate, with {@code key}; null for none
 * @param key PEM file of its private key
 */
record TlsOptions(String trust, String cert, String key) {
  static TlsOptions read(Conf conf) {
    String cert = conf.text("cert", null);
    String key = conf.text("key", null);
    if ((cert == null) != (key == null)) {
      conf.complain(
          Failure.MISSING_FIELD,
          cert == null ? "cert" : "key",
          "is missing; give both, or neither for a broker that does not ask for a certificate");
    }
    return conf.done(new TlsOptions(conf.text("trust", null), cert, key));
  }

  void apply(ClientOptionsBase client) {
    client.setSsl(true);
    if (trust != null) {
      client.setTrustOptions(new PemTrustOptions().addCertPath(trust));
    }
    if (cert != null) {
      client.setKeyCertOptions(new PemKeyCertOptions().addCertPath(cert).addKeyPath(key));
    }
  }
}

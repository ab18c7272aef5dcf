package io.darkroom.kafkabridge;

import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Takes values as they are, and hears on the way which cluster they come from. */
final class ClusterId extends ByteArrayDeserializer implements ClusterResourceListener {
  private volatile String id = "";

  @Override
  public void onUpdate(ClusterResource cluster) {
    id = cluster.clusterId() == null ? "" : cluster.clusterId();
  }

  /** Empty for a cluster without one. */
  String id() {
    return id;
  }
}

package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/**
 * Where a job's image comes from: a URL, or a blob. An upload is a blob that the job owns and that
 * is removed with it.
 *
 * @param url an http or https URL, or null
 * @param blob where the bytes are kept, or null
 * @param upload true if the blob was uploaded for this job alone
 */
public record Source(String url, BlobRef blob, boolean upload) {
  /** A source to be fetched. */
  public static Source url(String url) {
    return new Source(url, null, false);
  }

  /** A source that was uploaded for one job. */
  public static Source upload(BlobRef blob) {
    return new Source(null, blob, true);
  }

  /** How messages name it: an address without what may be secret in it. */
  public String shown() {
    return url == null
        ? blob.bucket() + "/" + blob.key()
        : url.replaceFirst("//[^/?#]*@", "//").replaceFirst("[?#].*", "");
  }

  /** The source as JSON: {@code {"url"}} or {@code {"blob", "upload"}}. */
  public JsonObject toJson() {
    if (url != null) {
      return new JsonObject().put("url", url);
    }
    JsonObject json = new JsonObject().put("blob", blob.toJson());
    return upload ? json.put("upload", true) : json;
  }

  /** Reads what {@link #toJson} wrote. */
  public static Source of(JsonObject json) {
    return json.containsKey("url")
        ? url(json.getString("url"))
        : new Source(
            null, BlobRef.of(json.getJsonObject("blob")), json.getBoolean("upload", false));
  }

  /** Reads a sender's JSON, complaining about what is wrong with it. */
  public static Source read(Conf conf) {
    String url = conf.text("url", null);
    BlobRef blob = conf.has("blob") ? BlobRef.read(conf.section("blob")) : null;
    if ((url == null) == (blob == null)) {
      conf.complain(Failure.INVALID_VALUE, "source", "must have exactly one of url and blob");
    }
    return conf.done(new Source(url, blob, false));
  }
}

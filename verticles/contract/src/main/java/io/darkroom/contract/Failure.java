package io.darkroom.contract;

import static io.darkroom.contract.Failure.Retry.LATER;
import static io.darkroom.contract.Failure.Retry.NEVER;
import static org.slf4j.event.Level.DEBUG;
import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/**
 * Every way in which Darkroom says no: the one table from a failure to its number on the event bus,
 * its HTTP status, whether trying again can help, and how loudly the log says it.
 *
 * <p>The constant's name is the stable {@code code} that clients see. Only the number and a message
 * cross the event bus, so numbers are never reused.
 */
public enum Failure {
  // What was asked is wrong: 1xx.
  INVALID_JSON(100, 400, NEVER, DEBUG),
  UNKNOWN_FIELD(101, 400, NEVER, DEBUG),
  MISSING_FIELD(102, 400, NEVER, DEBUG),
  INVALID_VALUE(103, 400, NEVER, DEBUG),
  UNKNOWN_OPERATION(104, 422, NEVER, DEBUG),
  JSON_TOO_LARGE(105, 413, NEVER, DEBUG),
  IDEMPOTENCY_KEY_REUSED(106, 422, NEVER, DEBUG),
  UNAUTHORIZED(107, 401, NEVER, DEBUG),
  UNSUPPORTED_MEDIA_TYPE(108, 415, NEVER, DEBUG),
  METHOD_NOT_ALLOWED(109, 405, NEVER, DEBUG),
  ROUTE_NOT_FOUND(110, 404, NEVER, DEBUG),
  TOKEN_SCOPE_MISSING(120, 403, NEVER, DEBUG),
  AVATAR_NOT_YOURS(121, 403, NEVER, INFO),
  PROVIDER_NOT_SUPPORTED(122, 400, NEVER, DEBUG),

  // What was asked for is not there, or not in a state for it: 2xx.
  JOB_NOT_FOUND(200, 404, NEVER, DEBUG),
  JOB_NOT_FINISHED(201, 409, LATER, DEBUG),
  JOB_ALREADY_FINISHED(202, 409, NEVER, DEBUG),
  JOB_NOT_RETRYABLE(203, 409, NEVER, DEBUG),
  DELIVERY_NOT_FOUND(204, 404, NEVER, DEBUG),
  DELIVERY_NOT_DEAD(205, 409, NEVER, DEBUG),
  RENDITION_NOT_FOUND(206, 404, NEVER, DEBUG),
  LEASE_LOST(207, 409, NEVER, WARN),
  AVATAR_NOT_FOUND(210, 404, NEVER, DEBUG),
  AVATAR_NOT_MADE(211, 500, NEVER, INFO),
  SUPERSEDED(220, 409, NEVER, INFO),

  // Uploads: 3xx.
  UPLOAD_EMPTY(300, 400, NEVER, DEBUG),
  UPLOAD_TOO_LARGE(301, 413, NEVER, DEBUG),
  UPLOAD_INCOMPLETE(302, 400, NEVER, DEBUG),
  UPLOAD_TOO_SLOW(303, 408, NEVER, DEBUG),

  // Addresses a stranger named: 4xx.
  INVALID_URL(400, 422, NEVER, INFO),
  ADDRESS_FORBIDDEN(401, 422, NEVER, WARN),
  TOO_MANY_REDIRECTS(402, 422, NEVER, INFO),
  SOURCE_NOT_FOUND(403, 422, NEVER, INFO),
  SOURCE_REFUSED(404, 422, NEVER, INFO),
  SOURCE_UNREACHABLE(405, 502, LATER, INFO),
  SOURCE_TIMEOUT(406, 504, LATER, INFO),
  SOURCE_TOO_SLOW(407, 504, LATER, INFO),
  SOURCE_TOO_LARGE(408, 422, NEVER, INFO),
  SOURCE_INCOMPLETE(409, 502, LATER, INFO),

  // Images: 5xx.
  IMAGE_EMPTY(500, 422, NEVER, INFO),
  NOT_AN_IMAGE(501, 422, NEVER, INFO),
  FORMAT_NOT_ALLOWED(502, 422, NEVER, INFO),
  IMAGE_TRUNCATED(503, 422, NEVER, INFO),
  IMAGE_CORRUPT(504, 422, NEVER, INFO),
  IMAGE_TOO_MANY_PIXELS(505, 422, NEVER, INFO),
  IMAGE_ANIMATED(506, 422, NEVER, INFO),
  IMAGE_TOO_MANY_FRAMES(507, 422, NEVER, INFO),
  ANIMATION_TOO_LARGE(508, 422, NEVER, INFO),
  AVIF_NOT_DECODED(509, 422, NEVER, INFO),
  HEIC_NOT_DECODED(510, 422, NEVER, INFO),
  IMAGE_TOO_MANY_SCANS(530, 422, NEVER, INFO),
  RENDITION_TOO_LARGE(531, 422, NEVER, INFO),
  CHARACTER_WITHOUT_FONT(540, 422, NEVER, INFO),
  CODEC_CRASHED(520, 500, LATER, WARN),
  CODEC_TIMEOUT(521, 504, LATER, WARN),
  CODEC_MEMORY(522, 500, LATER, WARN),
  CODEC_UNAVAILABLE(523, 503, LATER, ERROR),
  IMAGE_TOO_MUCH_MEMORY(524, 422, NEVER, INFO),
  SOURCE_QUARANTINED(525, 422, NEVER, INFO),
  QUARANTINE_NOT_FOUND(526, 404, NEVER, DEBUG),
  CROP_OUTSIDE_IMAGE(535, 422, NEVER, INFO),
  UNKNOWN_PRESET(536, 422, NEVER, DEBUG),

  // Models of avatars: 55x.
  GLTF_CORRUPT(550, 422, NEVER, INFO),
  GLTF_TOO_LARGE(551, 422, NEVER, INFO),
  GLTF_NOT_SUPPORTED(552, 422, NEVER, INFO),
  GLTF_FILE_MISSING(553, 422, NEVER, INFO),

  // Profiles and their avatars: 57x.
  ENTITY_NOT_FOUND(570, 422, LATER, INFO),
  ENTITY_INVALID(571, 422, NEVER, INFO),
  CONTENT_CORRUPT(572, 502, LATER, WARN),
  CONTENT_UNAVAILABLE(573, 502, LATER, INFO),
  BODY_SHAPE_UNUSABLE(574, 422, NEVER, INFO),
  RENDERER_FAILED(575, 500, LATER, WARN),
  RENDERER_TIMEOUT(576, 504, LATER, WARN),
  SNAPSHOTS_UNUSABLE(577, 422, NEVER, INFO),

  // Profiles: 590 to 599.
  FEED_UNREADABLE(590, 502, LATER, WARN),

  // Work: 6xx.
  JOB_TIMEOUT(600, 504, LATER, WARN),
  WORKER_LOST(601, 500, LATER, WARN),
  CANCELLED(602, 409, NEVER, INFO),

  // Super-resolution: 64x.
  UNKNOWN_MODEL(640, 422, NEVER, DEBUG),
  MODEL_UNUSABLE(641, 500, LATER, ERROR),
  HOST_NOT_ALLOWED(645, 403, NEVER, INFO),
  PICTURE_NOT_READY(646, 504, LATER, INFO),

  // Maps: 66x and 67x.
  MAP_INCOMPLETE(660, 502, LATER, INFO),
  MAP_NOT_COVERED(661, 422, NEVER, INFO),
  WMS_EXCEPTION(662, 502, LATER, INFO),
  TILE_SIZE_WRONG(663, 502, LATER, INFO),

  // Maps and animations: 68x.
  MAP_EXPIRED(680, 410, NEVER, DEBUG),
  MAP_NOT_MADE(681, 404, NEVER, DEBUG),
  ANIMATION_NOT_ENCODED(685, 500, LATER, WARN),
  ENCODER_TIMEOUT(686, 504, LATER, WARN),
  ENCODER_UNAVAILABLE(687, 503, LATER, ERROR),
  FILE_TOO_LARGE(688, 422, NEVER, INFO),
  ANIMATION_TOO_LONG(689, 422, NEVER, INFO),

  // Blobs: 7xx.
  BLOB_NOT_FOUND(700, 404, NEVER, INFO),
  BLOB_EXISTS(701, 412, NEVER, DEBUG),
  INVALID_KEY(702, 422, NEVER, INFO),
  RANGE_NOT_SATISFIABLE(703, 416, NEVER, DEBUG),
  STORAGE_UNAVAILABLE(704, 503, LATER, WARN),

  // Deliveries: 8xx.
  DELIVERY_REFUSED(800, 502, LATER, INFO),
  DELIVERY_GONE(801, 502, NEVER, INFO),
  DELIVERY_REDIRECTED(802, 502, LATER, INFO),
  DELIVERY_TIMEOUT(803, 504, LATER, INFO),
  DELIVERY_UNREACHABLE(804, 502, LATER, INFO),

  // Brokers: 85x to 87x.
  BROKER_UNAVAILABLE(850, 503, LATER, WARN),
  QUEUE_NOT_FOUND(851, 404, NEVER, WARN),
  MESSAGE_TOO_LARGE(852, 413, NEVER, INFO),
  MESSAGE_REFUSED(853, 422, NEVER, WARN),
  SCHEMA_REGISTRY_UNAVAILABLE(865, 503, LATER, WARN),
  SCHEMA_NOT_FOUND(866, 422, NEVER, WARN),
  INVALID_AVRO(867, 422, NEVER, INFO),
  QUEUE_FULL(875, 503, LATER, WARN),

  // Ourselves: 9xx.
  OVERLOADED(900, 503, LATER, WARN),
  JOBS_UNAVAILABLE(901, 503, LATER, WARN),
  STORE_UNAVAILABLE(902, 503, LATER, WARN),
  SHUTTING_DOWN(903, 503, LATER, DEBUG),
  INVALID_CONFIGURATION(904, 500, NEVER, ERROR),
  INTERNAL(999, 500, LATER, ERROR);

  /** Whether the same thing tried again may succeed. */
  public enum Retry {
    /** The world may have changed by then. */
    LATER,
    /** It would fail again. */
    NEVER
  }

  private static final Map<Integer, Failure> BY_NUMBER =
      Stream.of(values()).collect(Collectors.toMap(Failure::number, Function.identity()));

  private final int number;
  private final int httpStatus;
  private final Retry retry;
  private final Level level;

  Failure(int number, int httpStatus, Retry retry, Level level) {
    this.number = number;
    this.httpStatus = httpStatus;
    this.retry = retry;
    this.level = level;
  }

  /** The number that crosses the event bus. */
  public int number() {
    return number;
  }

  /** The HTTP status an edge answers with. */
  public int httpStatus() {
    return httpStatus;
  }

  /** True if trying again may help. */
  public boolean retryable() {
    return retry == LATER;
  }

  /** How loudly the log says it. */
  public Level level() {
    return level;
  }

  /** The failure as an exception; {@code message} is what a stranger may read. */
  public DarkroomException with(String message) {
    return new DarkroomException(this, message, null);
  }

  /** The failure as an exception; {@code cause} is for the log only. */
  public DarkroomException with(String message, Throwable cause) {
    return new DarkroomException(this, message, cause);
  }

  /** The failure of that name; {@link #INTERNAL} for a name this version does not know. */
  public static Failure ofCode(String code) {
    for (Failure failure : values()) {
      if (failure.name().equals(code)) {
        return failure;
      }
    }
    return INTERNAL;
  }

  static Failure ofNumber(int number) {
    return BY_NUMBER.getOrDefault(number, INTERNAL);
  }
}

package io.darkroom.launcher;

/** What the process's exit code says. */
public enum Exit {
  /** Done as asked. */
  OK(0),
  /** Something failed; the last line on standard error says what. */
  FAILURE(1),
  /** The command line is wrong. */
  USAGE(2),
  /** The configuration is wrong; nothing was started. */
  CONFIGURATION(3),
  /** The job that was waited for has failed or was cancelled. */
  JOB_FAILED(4),
  /** The HTTP API could not be reached, or did not answer in time. */
  UNREACHABLE(5),
  /** The HTTP API refused what was asked; its code and message are printed. */
  REFUSED(6);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The process's exit code. */
  public int code() {
    return code;
  }
}

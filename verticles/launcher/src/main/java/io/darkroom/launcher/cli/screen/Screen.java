package io.darkroom.launcher.cli.screen;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * The terminal: results on standard output, progress on standard error. On a terminal progress is
 * one line that is drawn over; elsewhere each new thing that is being done is one plain line. Safe
 * to use from several threads.
 */
public final class Screen {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int NARROWEST = 20;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private final int columns;
  private String drawn = "";
  private String label = "";

  Screen(PrintWriter out, PrintWriter err, boolean terminal, int columns) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.columns = columns;
  }

  /** The process's own terminal, written to by these. */
  public static Screen of(PrintWriter out, PrintWriter err) {
    return new Screen(out, err, onTerminal(), columns(System.getenv("COLUMNS")));
  }

  /** Writes lines of the result. */
  public synchronized void print(List<String> lines) {
    lines.forEach(this::print);
  }

  /** Writes one line of the result. */
  public synchronized void print(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /** Says something that is not the result. */
  public synchronized void say(String line) {
    clear();
    err.println(line);
    err.flush();
  }

  /**
   * Shows how far something is.
   *
   * @param doing what is being done; a plain line is written when this changes
   * @param fraction 0 to 1; negative when it is not known
   * @param note something about it, for the line that is drawn over only
   */
  public synchronized void progress(String doing, double fraction, String note) {
    if (terminal) {
      String line = ProgressBar.draw(doing, fraction, note, columns);
      if (!line.equals(drawn)) {
        err.print("\r" + line + " ".repeat(Math.max(0, drawn.length() - line.length())));
        err.flush();
        drawn = line;
      }
    } else if (!doing.equals(label)) {
      err.println("  " + doing);
      err.flush();
    }
    label = doing;
  }

  /** Takes the progress away. */
  public synchronized void clear() {
    if (!drawn.isEmpty()) {
      err.print("\r" + " ".repeat(drawn.length()) + "\r");
      err.flush();
      drawn = "";
    }
  }

  // Null up to Java 21, and from 22 on asked whether it is one: both are looked at.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException strange) {
      return false;
    }
  }

  private static int columns(String value) {
    return value != null && value.matches("\\d{1,4}")
        ? Math.max(NARROWEST, Integer.parseInt(value))
        : DEFAULT_COLUMNS;
  }
}

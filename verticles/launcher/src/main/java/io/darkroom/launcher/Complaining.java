package io.darkroom.launcher;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on standard error what a command failed with, and picks the exit code. */
final class Complaining implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Complaining.class);

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof DarkroomException failure) {
      log.atDebug().setCause(failure.getCause()).log("command failed");
      command.getErr().println(failure.getMessage());
      return failure.failure() == Failure.INVALID_CONFIGURATION
          ? Exit.CONFIGURATION.code()
          : Exit.FAILURE.code();
    }
    log.atError().setCause(error).log("command failed");
    command.getErr().println(error);
    return Exit.FAILURE.code();
  }
}

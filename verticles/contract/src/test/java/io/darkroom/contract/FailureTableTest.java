package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of errors in docs/http-api.md is the table in the code. */
class FailureTableTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "http-api.md");

  @ParameterizedTest
  @EnumSource(Failure.class)
  void documentsEveryFailureAsItIs(Failure failure) throws IOException {
    String row =
        "| `%s` | %d | %s | "
            .formatted(failure, failure.httpStatus(), failure.retryable() ? "yes" : "no");
    assertTrue(Files.readString(PAGE).contains("\n" + row), () -> "no row begins with " + row);
  }
}

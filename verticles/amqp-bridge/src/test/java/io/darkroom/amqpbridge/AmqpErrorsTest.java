package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmqpErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "amqp:not-found, no queue, QUEUE_NOT_FOUND, QUEUE_NOT_FOUND",
    "amqp:resource-deleted, , QUEUE_NOT_FOUND, QUEUE_NOT_FOUND",
    "amqp:link:message-size-exceeded, , MESSAGE_TOO_LARGE, MESSAGE_TOO_LARGE",
    "amqp:precondition-failed, message size 2 is larger than configured max size 1,"
        + " MESSAGE_TOO_LARGE, MESSAGE_TOO_LARGE",
    "amqp:precondition-failed, another, MESSAGE_REFUSED, MESSAGE_REFUSED",
    "amqp:resource-limit-exceeded, full, QUEUE_FULL, QUEUE_FULL",
    "amqp:unauthorized-access, , MESSAGE_REFUSED, MESSAGE_REFUSED",
    "amqp:internal-error, oh, BROKER_UNAVAILABLE, MESSAGE_REFUSED",
    "failed, of Artemis, BROKER_UNAVAILABLE, MESSAGE_REFUSED"
  })
  void areOurs(String condition, String words, Failure ended, Failure rejected) {
    ErrorCondition error = new ErrorCondition(Symbol.valueOf(condition), words);
    assertEquals(ended, AmqpErrors.ended(error, "jobs").failure());
    assertEquals(rejected, AmqpErrors.rejected(error, "jobs").failure());
    assertTrue(AmqpErrors.rejected(error, "jobs").getMessage().contains(condition));
  }

  @Test
  void areToldWithoutAWordFromTheBroker() {
    assertEquals(Failure.BROKER_UNAVAILABLE, AmqpErrors.ended(null, "jobs").failure());
    assertEquals(
        Failure.MESSAGE_REFUSED, AmqpErrors.rejected(new ErrorCondition(), "jobs").failure());
  }
}

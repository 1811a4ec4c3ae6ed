package io.studentpulse.pipeline.source.avro;

/** The schema registry did not answer: the job restarts with its back-off and reads the record again, because the record may be fine. */
public final class RegistryUnavailableException extends RuntimeException {

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

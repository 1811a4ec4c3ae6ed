package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that turns an e-mail address into an id: HMAC-SHA-256, so that nobody who has a list of addresses but not the secret can find out whose
 * rows are whose.
 */
public final class Pepper {

  /** Shorter ones can be guessed. */
  private static final int LEAST_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Pepper(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** Reads the file's bytes, without the line break that editors put at the end; null where no file is named. */
  public static Pepper of(String file) {
    if (file == null || file.isBlank()) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      int length = bytes.length;
      while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
        length--;
      }
      if (length < LEAST_BYTES) {
        throw new IllegalArgumentException(
            "option privacy.pepper-file: " + file + " has " + length + " bytes; write at least " + LEAST_BYTES + " random ones into it");
      }
      return new Pepper(Arrays.copyOf(bytes, length));
    } catch (IOException e) {
      throw new UncheckedIOException("option privacy.pepper-file: cannot read " + file + ": mount it into every task manager", e);
    }
  }

  /** The id that stands for the e-mail address which the text is as a whole; null where it is none. */
  public Id idOf(String text) {
    String address = EmailAddresses.whole(text);
    return address == null ? null : idOfAddress(address);
  }

  /** A UUID of version 8 (RFC 9562: bits of our own choice), so that it cannot be mistaken for an id that a client or a name gave. */
  Id idOfAddress(String address) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
      return new Id(
          digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L, digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}

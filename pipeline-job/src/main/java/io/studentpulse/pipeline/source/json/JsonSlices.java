package io.studentpulse.pipeline.source.json;

import io.studentpulse.pipeline.source.contract.Refused;
import java.util.Arrays;

/**
 * Where each event of a batch begins and ends.
 *
 * <p>Found by matching brackets and quotes only, before anything is parsed: so an event that is not even JSON costs its neighbours nothing.
 */
public final class JsonSlices {

  private int[] bounds = new int[64];
  private int count;
  private int end;

  /**
   * Finds the elements of an array.
   *
   * @param from index of the array's {@code [}
   * @param most beyond this many elements the batch is refused
   */
  public void find(byte[] bytes, int from, int to, int most) {
    count = 0;
    int at = skipBlanks(bytes, from + 1, to);
    if (at < to && bytes[at] == ']') {
      end = at + 1;
      return;
    }
    while (true) {
      int start = skipBlanks(bytes, at, to);
      at = elementEnd(bytes, start, to);
      if (at >= to) {
        throw Refused.decoding(Refused.NOT_DECODABLE, "the array of events is cut off: it has no end");
      }
      if (count == most) {
        throw Refused.decoding(Refused.TOO_LARGE, "the batch has more than " + most + " events: send smaller batches");
      }
      add(start, at);
      if (bytes[at++] == ']') {
        end = at;
        return;
      }
    }
  }

  public int count() {
    return count;
  }

  public int start(int index) {
    return bounds[2 * index];
  }

  public int end(int index) {
    return bounds[2 * index + 1];
  }

  /** Index behind the array's {@code ]}. */
  public int arrayEnd() {
    return end;
  }

  public static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Index of the comma or bracket behind the element. */
  private static int elementEnd(byte[] bytes, int from, int to) {
    int depth = 0;
    for (int at = from; at < to; at++) {
      switch (bytes[at]) {
        case '"' -> at = stringEnd(bytes, at, to);
        case '{', '[' -> depth++;
        case '}' -> depth--;
        case ']' -> {
          if (depth <= 0) {
            return at;
          }
          depth--;
        }
        case ',' -> {
          if (depth <= 0) {
            return at;
          }
        }
        default -> { }
      }
    }
    return to;
  }

  /** Index of the closing quote. */
  private static int stringEnd(byte[] bytes, int quote, int to) {
    int at = quote + 1;
    while (at < to && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  private void add(int start, int end) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }
}
